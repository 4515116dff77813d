package dev.frontrow.benchmarks.fanout;

import dev.frontrow.benchmarks.servers.ServerMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Servers in JVMs of their own, the same JDK as this one's. */
final class JavaServer {

    private JavaServer() {}

    /**
     * Starts one.
     *
     * @param kind as {@link ServerMain} knows it
     */
    static RunningServer start(Launch launch, String kind, String classPath) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        command.addAll(launch.jvmOptions());
        command.addAll(
                List.of("-cp", classPath, ServerMain.class.getName(), kind, Integer.toString(launch.sendBuffer())));
        return ServerProcess.start(launch.folder(), command);
    }
}
