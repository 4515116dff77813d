package dev.frontrow.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What lives on a heap, class by class, as HotSpot prints it.
 *
 * @param printed one line for each class
 */
public record ClassHistogram(String printed) {

    private static final Pattern LINE = Pattern.compile("^ *\\d+: +(\\d+) +(\\d+) +(\\S+)", Pattern.MULTILINE);

    /** That of this process, after a full collection. */
    public static ClassHistogram take() {
        try {
            Object printed = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return new ClassHistogram(String.valueOf(printed));
        } catch (JMException e) {
            throw new IllegalStateException("no histogram of the heap", e);
        }
    }

    /** How many objects there are of a class. */
    public long instances(String className) {
        return LINE.matcher(printed)
                .results()
                .filter(line -> line.group(3).equals(className))
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }

    /** What the objects of classes whose names begin so take, without what they refer to. */
    public long bytesOf(String prefix) {
        return LINE.matcher(printed)
                .results()
                .filter((MatchResult line) -> line.group(3).startsWith(prefix))
                .mapToLong(line -> Long.parseLong(line.group(2)))
                .sum();
    }
}
