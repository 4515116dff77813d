package dev.frontrow.benchmarks.fanout;

import dev.frontrow.benchmarks.servers.ServerMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Servers in JVMs of their own, the same JDK as this one's. */
final class JavaServer {

    private JavaServer() {}

    /**
     * Starts one.
     *
     * @param folder where it works and logs
     * @param kind as {@link ServerMain} knows it
     * @param sendBuffer the size of a connection's send buffer, in bytes; 0 leaves it to the system
     */
    static RunningServer start(Path folder, String kind, String classPath, int sendBuffer) throws IOException {
        return ServerProcess.start(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        classPath,
                        ServerMain.class.getName(),
                        kind,
                        Integer.toString(sendBuffer)));
    }
}
