package unmask;

import io.javalin.util.JavalinBindException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import unmask.storage.Database;
import unmask.storage.StorageException;

/** The command line. */
@Command(name = "unmask", mixinStandardHelpOptions = true, version = "Unmask 1.0",
        description = "A class blog about privacy that practises the privacy it teaches.",
        subcommands = {Main.Serve.class, Main.DemoSite.class, Main.RecoverOwner.class})
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Settings settings;

    public static void main(String[] args) {
        int code = new CommandLine(new Main()).execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() {
        return run(spec, settings, false);
    }

    @Command(name = "serve", mixinStandardHelpOptions = true, description = "Serves the site. This is what happens without a command.")
    static final class Serve implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private Settings settings;

        @Override
        public Integer call() {
            return run(spec, settings, false);
        }
    }

    @Command(name = "demo", mixinStandardHelpOptions = true,
            description = "Opens a throw-away site in memory, with a class in full discussion and one-click sign-in.")
    static final class DemoSite implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private Settings settings;

        @Override
        public Integer call() {
            return run(spec, settings, true);
        }
    }

    @Command(name = "recover-owner", mixinStandardHelpOptions = true,
            description = "Makes a new recovery code for the owner, who has lost theirs. Stop the site first, and give the --data or --database that it has.")
    static final class RecoverOwner implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private Settings settings;

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            if (!settings.hasDatabase()) {
                return refuse(out, "There is no site in " + settings.data.toAbsolutePath().normalize() + ". Give its folder with --data, or its --database.");
            }
            try (var database = Database.open(settings.databaseAddress(false), Clock.systemUTC(), new SecureRandom())) {
                return tell(out, new OwnerRecovery(database, new SecureRandom()).issue());
            } catch (StorageException refusal) {
                return refuse(out, refusal.getMessage());
            }
        }

        private static int tell(PrintWriter out, List<String> lines) {
            if (lines.isEmpty()) {
                return refuse(out, "This site has no owner yet. Start it, and open the link that it shows.");
            }
            lines.forEach(out::println);
            out.println("Start the site, open /recover, and type both there. The recovery code that the owner had before no longer works.");
            out.flush();
            return 0;
        }
    }

    private static int run(CommandSpec spec, Settings settings, boolean demo) {
        var out = spec.commandLine().getOut();
        var problems = settings.problems();
        if (!problems.isEmpty()) {
            return refuse(out, String.join("\n", problems));
        }
        try {
            serve(settings, demo, out);
            return 0;
        } catch (StorageException refusal) {
            return refuse(out, refusal.getMessage());
        } catch (JavalinBindException taken) {
            return refuse(out, "Port " + settings.port + " on " + settings.host + " is taken, or may not be used. Choose another with --port.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int refuse(PrintWriter out, String sentences) {
        out.println(sentences);
        out.flush();
        return 1;
    }

    private static void serve(Settings settings, boolean demo, PrintWriter out) throws InterruptedException {
        var address = settings.databaseAddress(demo);
        out.println("Unmask starts with");
        out.println(settings.inForce(address.masked()));
        out.flush();
        var app = demo ? App.demo(settings.listener(), settings.baseUrl, settings.plainHttp)
                : App.of(Database.open(address, Clock.systemUTC(), new SecureRandom()), settings);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            app.close();
            stopped.countDown();
        }, "stop"));
        out.println("Ready at " + app.start());
        if (app.setupLink() != null) {
            out.println("This site has no owner yet. To make it yours, open " + app.setupLink());
        }
        out.flush();
        stopped.await();
    }
}
