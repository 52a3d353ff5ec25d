package io.stackfile.lint;

import io.stackfile.model.Image;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Images that keep data in a format of their own, by the last part of their names. */
final class Databases {
    /** With a tag that says which format, where we know one. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("arangodb", "3.12"),
            Map.entry("cassandra", "5.0"),
            Map.entry("clickhouse", "25.3"),
            Map.entry("cockroach", ""),
            Map.entry("couchbase", ""),
            Map.entry("couchdb", "3.4"),
            Map.entry("elasticsearch", "8.17.0"),
            Map.entry("etcd", ""),
            Map.entry("influxdb", "2.7"),
            Map.entry("keydb", ""),
            Map.entry("mariadb", "11.4"),
            Map.entry("memcached", "1.6"),
            Map.entry("mongo", "7"),
            Map.entry("mongodb", ""),
            Map.entry("mssql", ""),
            Map.entry("mysql", "8.4"),
            Map.entry("neo4j", "5"),
            Map.entry("opensearch", "2"),
            Map.entry("oracle", ""),
            Map.entry("percona", "8.0"),
            Map.entry("postgis", "16-3.4"),
            Map.entry("postgres", "16"),
            Map.entry("postgresql", ""),
            Map.entry("redis", "7"),
            Map.entry("rethinkdb", "2.4"),
            Map.entry("scylla", "6.2"),
            Map.entry("timescaledb", "latest-pg16"),
            Map.entry("valkey", "8"));

    /** What may stand behind such a name; {@code -exporter}, {@code -express} and {@code -commander} are something else. */
    private static final Pattern KIND = Pattern.compile(
            "([a-z0-9]+?)(?:[-_](?:server|community|enterprise|community-server|enterprise-server|free|xe|ha|cluster"
                    + "|stack|stack-server|db|alpine|single-node))?");

    private Databases() {}

    static boolean isOne(Image image) {
        return name(image).isPresent();
    }

    /** The same image with a version, as an example; none where we do not know its versions. */
    static Optional<String> withVersion(Image image) {
        return name(image)
                .map(NAMES::get)
                .filter(version -> !version.isEmpty() && !image.repository().contains("/"))
                .map(version -> image.repository() + ":" + version);
    }

    private static Optional<String> name(Image image) {
        List<String> parts = List.of(image.repository().split("/"));
        String last = parts.get(parts.size() - 1);
        if (last.equals("server") && parts.contains("mssql")) {
            return Optional.of("mssql");
        }
        return Optional.of(KIND.matcher(last))
                .filter(java.util.regex.Matcher::matches)
                .map(kind -> kind.group(1))
                .filter(NAMES::containsKey);
    }
}
