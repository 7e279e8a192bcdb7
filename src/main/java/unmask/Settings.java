package unmask;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import unmask.comments.Pace;
import unmask.storage.DatabaseAddress;
import unmask.web.BaseUrl;

/** What the operator may choose on the command line or in the environment. Nothing beyond the root sees this class. */
final class Settings {
    @Option(names = "--port", paramLabel = "PORT", defaultValue = "${env:UNMASK_PORT:-7070}",
            description = "Where to listen. 0 takes a free port. UNMASK_PORT; ${DEFAULT-VALUE} unless set.")
    int port;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "${env:UNMASK_HOST:-localhost}",
            description = "The address to listen on. Beyond localhost it takes TLS, an https --base-url or --plain-http. UNMASK_HOST.")
    String host;

    @Option(names = "--data", paramLabel = "FOLDER", defaultValue = "${env:UNMASK_DATA:-data}",
            description = "The folder of the embedded database, and of the search's index. UNMASK_DATA.")
    Path data;

    @Option(names = "--content", paramLabel = "FOLDER", defaultValue = "${env:UNMASK_CONTENT:-content}",
            description = "The folder of courses and articles. Made with the sample course when it is missing. UNMASK_CONTENT.")
    Path content;

    @Option(names = "--database", paramLabel = "URL", defaultValue = "${env:UNMASK_DATABASE}",
            description = "A PostgreSQL address (jdbc:postgresql://host/name) in place of the embedded database. UNMASK_DATABASE.")
    String database;

    @Option(names = "--database-user", paramLabel = "NAME", defaultValue = "${env:UNMASK_DATABASE_USER}",
            description = "The user for --database. UNMASK_DATABASE_USER.")
    String databaseUser;

    @Option(names = "--database-password", paramLabel = "WORD", defaultValue = "${env:UNMASK_DATABASE_PASSWORD}",
            description = "The password for --database; better set in the environment. UNMASK_DATABASE_PASSWORD.")
    String databasePassword;

    @Option(names = "--base-url", paramLabel = "URL", defaultValue = "${env:UNMASK_BASE_URL}",
            description = "The address that people use, such as https://unmask.school.example. UNMASK_BASE_URL.")
    String baseUrl;

    @Option(names = "--tls-cert", paramLabel = "FILE", defaultValue = "${env:UNMASK_TLS_CERT}",
            description = "The certificate chain (PEM), to serve https without a proxy. UNMASK_TLS_CERT.")
    Path tlsCert;

    @Option(names = "--tls-key", paramLabel = "FILE", defaultValue = "${env:UNMASK_TLS_KEY}",
            description = "The private key (PEM) of --tls-cert. UNMASK_TLS_KEY.")
    Path tlsKey;

    @Option(names = "--pace", paramLabel = "NUMBER", defaultValue = "${env:UNMASK_PACE:-" + Pace.USUAL + "}",
            description = "How many thoughts a student may post in a minute, and five times as many in ten. 0 sets no limit. UNMASK_PACE;"
                    + " ${DEFAULT-VALUE} unless set.")
    int pace;

    @Option(names = "--plain-http", defaultValue = "${env:UNMASK_PLAIN_HTTP:-false}",
            description = "Serve beyond localhost without encryption; every page warns of it. UNMASK_PLAIN_HTTP.")
    boolean plainHttp;

    boolean isLocal() {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    boolean hasTls() {
        return tlsCert != null && tlsKey != null;
    }

    /** Why the site must not start with these settings, a sentence each; empty when it may. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        if (port < 0 || port > 65_535) {
            problems.add("--port takes a number from 0 to 65535.");
        }
        if (pace < 0) {
            problems.add("--pace takes a number from 0.");
        }
        if ((tlsCert == null) != (tlsKey == null)) {
            problems.add("--tls-cert and --tls-key go together.");
        }
        if (baseUrl != null && BaseUrl.parse(baseUrl).isEmpty()) {
            problems.add("--base-url takes an address such as https://unmask.school.example, without a path.");
        }
        boolean encrypted = hasTls() || baseUrl != null && BaseUrl.parse(baseUrl).filter(url -> url.startsWith("https://")).isPresent();
        if (!isLocal() && !encrypted && !plainHttp) {
            problems.add("Beyond localhost, passphrases would travel in the clear. Give --tls-cert and --tls-key, or an https --base-url"
                    + " behind a proxy, or type --plain-http if you accept that.");
        }
        return problems;
    }

    Listener listener() {
        return new Listener(host, port, tlsCert, tlsKey);
    }

    DatabaseAddress databaseAddress(boolean demo) {
        if (demo) {
            return DatabaseAddress.inMemory();
        }
        return database == null ? DatabaseAddress.inFolder(data) : DatabaseAddress.at(database, databaseUser, databasePassword);
    }

    /** Whether there is a database to be opened, or one that only a server can tell us about. */
    boolean hasDatabase() {
        return database != null || DatabaseAddress.isIn(data);
    }

    /** The settings in force, as they may be printed. */
    String inForce(String database) {
        return String.join("\n",
                "  --host " + host + " --port " + port,
                "  --base-url " + (baseUrl == null ? "(as set up)" : baseUrl),
                "  --data " + data + " --content " + content,
                "  --pace " + pace + (pace == 0 ? " (no limit)" : " a minute"),
                "  database " + database + (databasePassword == null ? "" : ", password set"),
                "  TLS " + (hasTls() ? "with " + tlsCert : "off") + (plainHttp ? ", plain http accepted" : ""));
    }
}
