package dev.frontrow.chat.servlet;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What content codings a client accepts (RFC 9110 §12.5.3). Reads in a time that grows with the length of the header.
 */
final class AcceptEncoding {

    private static final int MAX_WEIGHT_CHARACTERS = 5;

    private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

    /** Of each coding its weight in thousandths. */
    private final Map<String, Integer> weights = new HashMap<>();

    private AcceptEncoding() {}

    /**
     * Whether gzip is accepted, and no less welcome than no coding at all. What cannot be read is not accepted.
     *
     * @param fields the values of all lines of the header; none if there is none, then nothing but no coding is
     */
    static boolean prefersGzip(List<String> fields) {
        AcceptEncoding accepted = new AcceptEncoding();
        for (String field : fields) {
            for (String item : field.split(",", -1)) {
                accepted.add(item);
            }
        }
        return accepted.prefersGzip();
    }

    private void add(String item) {
        int semicolon = item.indexOf(';');
        String coding = (semicolon < 0 ? item : item.substring(0, semicolon)).strip();
        int weight = semicolon < 0 ? 1000 : weight(item.substring(semicolon + 1).strip());
        weights.merge(coding.toLowerCase(Locale.ROOT), weight, Math::min);
    }

    private boolean prefersGzip() {
        int any = of("*").orElse(0);
        int gzip = of("gzip").or(() -> of("x-gzip")).orElse(any);
        int identity = of("identity").orElse(any);
        return gzip > 0 && gzip >= identity;
    }

    private Optional<Integer> of(String coding) {
        return Optional.ofNullable(weights.get(coding));
    }

    /** {@code q=0.5} is 500; 0 for what is no weight. */
    private static int weight(String parameter) {
        boolean isWeight = parameter.length() > 2
                && parameter.length() <= 2 + MAX_WEIGHT_CHARACTERS
                && parameter.regionMatches(true, 0, "q=", 0, 2);
        String value = isWeight ? parameter.substring(2) : "";
        return WEIGHT.matcher(value).matches() ? (int) Math.round(Double.parseDouble(value) * 1000) : 0;
    }
}
