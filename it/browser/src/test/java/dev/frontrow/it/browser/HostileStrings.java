package dev.frontrow.it.browser;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Texts that try to be more than text, made of the public classes of attack and of mixtures of them. The same seed gives the same texts. What they want to run is {@code hit(1)}.
 */
final class HostileStrings {

    private static final List<String> TAGS = List.of(
            "script",
            "img",
            "svg",
            "iframe",
            "object",
            "embed",
            "style",
            "link",
            "base",
            "meta",
            "form",
            "input",
            "details",
            "video",
            "math",
            "template",
            "slot",
            "frontrow-chat",
            "frontrow-message");

    private static final List<String> HANDLERS = List.of(
            "onerror",
            "onload",
            "onclick",
            "onfocus",
            "onmouseover",
            "ontoggle",
            "onbegin",
            "onanimationend",
            "ONERROR");

    private static final List<String> ENDS = List.of(
            "</span>",
            "</textarea>",
            "</title>",
            "</style>",
            "</script>",
            "-->",
            "]]>",
            "\">",
            "'>",
            "`>",
            "\"/>",
            "</frontrow-message>");

    private static final List<String> ATTRIBUTES = List.of(
            "\" autofocus onfocus=\"hit(1)",
            "' onmouseover='hit(1)",
            "` onclick=`hit(1)",
            "x onerror=hit(1) y",
            "\" style=\"background:url(javascript:hit(1))",
            "\" href=\"javascript:hit(1)",
            "\" srcdoc=\"<script>hit(1)</script>",
            "\" is=\"frontrow-chat",
            "\" slot=\"x\" part=\"log",
            "/onerror=hit(1)//");

    private static final List<String> ADDRESSES = List.of(
            "javascript:hit(1)",
            "JaVaScRiPt:hit(1)",
            "java\tscript:hit(1)",
            "javascript://good.example/%0ahit(1)",
            " \u0001javascript:hit(1)",
            "data:text/html,<script>hit(1)</script>",
            "data:text/html;base64,PHNjcmlwdD5oaXQoMSk8L3NjcmlwdD4=",
            "vbscript:hit(1)",
            "blob:https://evil.example/1",
            "https://good.example@evil.example/",
            "https://good.example/\"onclick=\"hit(1)",
            "https://good.example/'onclick='hit(1)",
            "https://good.example/<script>hit(1)</script>",
            "https://evil.example/?q=javascript:hit(1)",
            "https://p\u0430ypal.example/",
            "https://evil.example\\@good.example",
            "www.evil.example/javascript:hit(1)",
            "//evil.example/x.js",
            "http://[::1]:80/x",
            "https://evil.example/#:~:text=hit",
            "HTTPS://EVIL.EXAMPLE/%3Cscript%3Ehit(1)%3C/script%3E",
            "http://127.1/",
            "https://evil.example/)))]]]}}}");

    private static final List<String> ENTITIES = List.of(
            "&lt;script&gt;hit(1)&lt;/script&gt;",
            "&#60;img src=x onerror=hit(1)&#62;",
            "&#x3c;svg onload=hit(1)&#x3e;",
            "javascript&colon;hit(1)",
            "&quot; onclick=&quot;hit(1)",
            "&amp;lt;b&amp;gt;",
            "&NewLine;&Tab;",
            "%3Cscript%3Ehit(1)%3C%2Fscript%3E",
            "\\u003cscript\\u003ehit(1)",
            "\\x3csvg onload=hit(1)\\x3e",
            "+ADw-script+AD4-hit(1)+ADw-/script+AD4-");

    private static final List<String> TEMPLATES = List.of(
            "${hit(1)}",
            "{{constructor.constructor('hit(1)')()}}",
            "{{7*7}}",
            "<%= hit(1) %>",
            "#{hit(1)}",
            "[[${hit(1)}]]",
            "`${hit(1)}`",
            "<?lit$123456789$?>",
            "<!--?lit$123456789$--><!--/lit-part-->",
            "lit$123456789$=\"hit(1)\"",
            "@click=${hit(1)}",
            ".innerHTML=${'<img src=x onerror=hit(1)>'}",
            "__html",
            "v-html=\"hit(1)\"",
            "ng-init=hit(1)",
            "$(hit 1)",
            "{\"strings\":[\"<img src=x onerror=hit(1)>\"],\"values\":[],\"_$litType$\":1}");

    private static final List<String> CLOBBERS = List.of(
            "<form id=client><input name=snapshot></form>",
            "<a id=strings href=\"javascript:hit(1)\"></a>",
            "<img name=getElementById>",
            "<input name=attributes>",
            "<form name=document><input id=body></form>",
            "<iframe name=fetch src=\"data:text/html,x\"></iframe>",
            "<a id=config><a id=config name=api href=\"//evil.example\">",
            "<object id=customElements></object>",
            "<svg id=defaultView>");

    private static final List<String> KEYS = List.of(
            "__proto__",
            "constructor",
            "prototype",
            "hasOwnProperty",
            "toString",
            "valueOf",
            "__defineGetter__",
            "__proto__[hit]=1",
            "constructor.prototype.hit",
            "{\"__proto__\":{\"hit\":1}}",
            "@__proto__",
            "@constructor",
            ":__proto__:",
            ":constructor:",
            "then",
            "toJSON");

    private static final List<String> CHAT = List.of(
            "@Me",
            "@Me<script>hit(1)</script>",
            "@\"><img src=x onerror=hit(1)>",
            "@<b>",
            ":tada:",
            ":tada:<img src=x onerror=hit(1)>",
            ":<script>:",
            "/ban @Me",
            "event: message",
            "data: {\"seq\":1}",
            "id: 1",
            ": hb",
            "https://good.example/@Me:tada:",
            "(https://good.example/)@Me");

    private static final List<String> UNSEEN = List.of(
            "\u202etxt.exe",
            "\u2066\u2067\u2069",
            "java\u200bscript:hit(1)",
            "<scr\u00adipt>hit(1)</script>",
            "<\u200dimg src=x onerror=hit(1)>",
            "\u0000<script>hit(1)</script>",
            "\ufeff<svg onload=hit(1)>",
            "\u2028hit(1)\u2029",
            "z\u0301\u0302\u0303\u0304\u0305\u0306",
            "\uff1cscript\uff1ehit(1)\uff1c/script\uff1e",
            "\u05d0\u05d1 <b onclick=hit(1)> \u0645\u0631\u062d\u0628\u0627",
            "\ud83d\udc69\u200d\ud83d\ude80<svg/onload=hit(1)>",
            "\u0130\u0131 onerror=hit(1)");

    private static final List<List<String>> CLASSES =
            List.of(ENDS, ATTRIBUTES, ADDRESSES, ENTITIES, TEMPLATES, CLOBBERS, KEYS, CHAT, UNSEEN);

    private final Random random;

    private HostileStrings(long seed) {
        this.random = new Random(seed);
    }

    /** So many different ones. */
    static List<String> of(int count, long seed) {
        HostileStrings source = new HostileStrings(seed);
        Set<String> made = new LinkedHashSet<>();
        CLASSES.forEach(made::addAll);
        while (made.size() < count) {
            made.add(source.next());
        }
        return List.copyOf(made).subList(0, count);
    }

    private String next() {
        if (random.nextInt(400) == 0) {
            return piece().repeat(1 + 300 / 8);
        }
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(n -> piece())
                .collect(Collectors.joining(pick(List.of("", " ", "", "\"", ">", "\n", "@Me "))));
    }

    private String piece() {
        return random.nextInt(3) == 0 ? markup() : pick(pick(CLASSES));
    }

    private String markup() {
        String space = pick(List.of(" ", "/", "\n", "\t", "\f", "  "));
        String quote = pick(List.of("", "\"", "'", "`"));
        String tag = "<" + mixed(pick(TAGS)) + space + mixed(pick(HANDLERS)) + "=" + quote + "hit(1)" + quote;
        return (random.nextBoolean() ? pick(ENDS) : "")
                + tag
                + (random.nextBoolean() ? space + "src=" + quote + pick(ADDRESSES) + quote : "")
                + pick(List.of(">", "/>", " ", "//", ">hit(1)</" + pick(TAGS) + ">"));
    }

    private String mixed(String word) {
        return word.chars()
                .mapToObj(c -> String.valueOf((char) (random.nextInt(4) == 0 ? Character.toUpperCase(c) : c)))
                .collect(Collectors.joining());
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
