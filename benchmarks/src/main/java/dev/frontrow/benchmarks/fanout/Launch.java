package dev.frontrow.benchmarks.fanout;

import java.nio.file.Path;
import java.util.List;

/**
 * How a server is started.
 *
 * @param folder where it works and logs
 * @param sendBuffer the size of a connection's send buffer in the kernel, in bytes; 0 leaves it to the system
 * @param jvmOptions for its JVM, if it has one
 */
record Launch(Path folder, int sendBuffer, List<String> jvmOptions) {}
