package dev.frontrow.benchmarks.servers;

/** The same idea without a chat around it: what a container can do when one loop writes shared bytes. */
final class SketchServer implements MeasuredServer {

    private final ServletHost host;

    SketchServer(ServletHost host) {
        this.host = host;
    }

    @Override
    public int start(int sendBuffer) throws Exception {
        SketchRoom room = new SketchRoom();
        Thread loop = new Thread(room, "room");
        loop.setDaemon(true);
        loop.start();
        return host.start(new SketchServlet(room), "/*", sendBuffer);
    }
}
