package bundle;

import java.io.File;
import java.nio.file.Path;

/**
 * Bundles the browser code without Node: unpacks the npm packages that Maven resolved (mvnpm jars on the class path)
 * into a {@code node_modules} folder and runs the native esbuild that one of them carries.
 *
 * <p>Arguments: work folder, output folder, and what to make: {@code site}, the files that browsers load and that are
 * the npm package, or the name of one script, which becomes a classic script with everything in it.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        Path out = Path.of(args[1]);
        Path modules = work.resolve("node_modules");
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (jar.endsWith(".jar")) {
                NpmPackage.unpack(Path.of(jar), modules);
            }
        }
        LitPolicy.giveOwn(modules.resolve("lit-html/lit-html.js"));
        Bundler bundler = new Bundler(Esbuild.find(modules), modules);
        if (args[2].equals("site")) {
            new Site(bundler, work.resolve("src"), out).make();
        } else {
            bundler.run(out, "--format=iife", args[2]);
        }
    }
}
