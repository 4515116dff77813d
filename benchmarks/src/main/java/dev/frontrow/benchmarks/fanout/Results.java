package dev.frontrow.benchmarks.fanout;

import dev.frontrow.benchmarks.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the turns of one server came to. */
final class Results {

    private static final String NONE = "–";

    private final Map<Column, List<Double>> values = new LinkedHashMap<>();
    private @Nullable String failure;

    void add(Column column, double value) {
        values.computeIfAbsent(column, none -> new ArrayList<>()).add(value);
    }

    /** It could not be measured to the end. */
    void fail(String why) {
        failure = why;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** The value of the newest turn; NaN if there is none. */
    double last(Column column) {
        List<Double> all = values.getOrDefault(column, List.of());
        return all.isEmpty() ? Double.NaN : all.get(all.size() - 1);
    }

    Set<Column> columns() {
        return values.keySet();
    }

    /** The cell of a column. */
    String cell(Column column) {
        List<Double> known = values.getOrDefault(column, List.of()).stream()
                .filter(value -> !value.isNaN())
                .toList();
        if (known.isEmpty()) {
            return NONE;
        }
        double value = column.summed()
                ? known.stream().mapToDouble(Double::doubleValue).sum()
                : Row.median(known);
        return String.format(Locale.ROOT, "%,." + column.decimals() + "f", value);
    }

    /** Why it was given up; empty if it was not. */
    String remark() {
        return failure == null ? "" : failure;
    }
}
