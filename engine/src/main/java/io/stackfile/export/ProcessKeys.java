package io.stackfile.export;

import io.stackfile.json.Json;
import io.stackfile.schema.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What runs, as far as the image does not say so itself. */
record ProcessKeys(Described seen, String service, Hiding hiding) {
    void put(Out out) {
        entrypoint(out);
        out.put("user", ifOther("User"));
        out.put("working_dir", ifOther("WorkingDir"));
        String hostname = seen.config().get("Hostname").text();
        boolean shared = seen.host().get("NetworkMode").text().matches("host|container:.*");
        boolean given = !shared && !seen.id().startsWith(hostname.isEmpty() ? "-" : hostname);
        out.put("hostname", given ? hiding.text(service, "hostname", hostname) : "");
        out.put("domainname", shared ? "" : seen.config().get("Domainname").text());
        out.put("tty", seen.config().get("Tty").isTrue());
        out.put("stdin_open", seen.config().get("OpenStdin").isTrue());
        environment(out);
        out.put("labels", labels());
        health(out);
        out.put("stop_signal", ifOther("StopSignal"));
        long grace = seen.config().get("StopTimeout").number();
        out.put("stop_grace_period", grace == 0 ? "" : grace + "s");
    }

    private String ifOther(String key) {
        String value = seen.config().get(key).text();
        return value.equals(seen.imageConfig().get(key).text()) ? "" : hiding.text(service, key, value);
    }

    /** Who gives an entrypoint gives up the image's command, too. */
    private void entrypoint(Out out) {
        Json own = seen.config().get("Entrypoint");
        boolean other = !own.texts().equals(seen.imageConfig().get("Entrypoint").texts());
        if (other && own.texts().isEmpty()) {
            // The program is then the first word of the command.
            List<String> words = words("Cmd");
            out.put("entrypoint", words.subList(0, Math.min(1, words.size())));
            out.put("command", words.subList(Math.min(1, words.size()), words.size()));
            return;
        }
        if (other) {
            out.put("entrypoint", words("Entrypoint"));
        }
        if (other
                || !seen.config()
                        .get("Cmd")
                        .texts()
                        .equals(seen.imageConfig().get("Cmd").texts())) {
            out.put("command", words("Cmd"));
        }
    }

    private List<String> words(String key) {
        List<String> words = seen.config().get(key).texts();
        List<String> hidden = seen.hiddenConfig().get(key).texts();
        List<String> written = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String name = (service + "_" + (key.equals("Cmd") ? "COMMAND" : key) + "_" + (i + 1));
            written.add(hiding.text(service, name, words.get(i), hidden.get(i)));
        }
        return written;
    }

    private void environment(Out out) {
        Set<String> image = new HashSet<>(seen.imageConfig().get("Env").texts());
        Map<String, String> ours = seen.written("environment");
        List<String> variables = seen.config().get("Env").texts();
        List<String> hidden = seen.hiddenConfig().get("Env").texts();
        Map<String, String> written = new TreeMap<>();
        for (int i = 0; i < variables.size(); i++) {
            String variable = variables.get(i);
            int equals = variable.indexOf('=');
            String name = equals < 0 ? variable : variable.substring(0, equals);
            // Links bring variables of their own, which they will bring again.
            if (!image.contains(variable) && (!seen.isOurs() || ours.containsKey(name))) {
                String value = equals < 0 ? "" : variable.substring(equals + 1);
                written.put(
                        name,
                        hiding.text(
                                service,
                                name,
                                value,
                                hidden.get(i)
                                        .substring(Math.min(
                                                name.length() + 1, hidden.get(i).length()))));
            }
        }
        out.put("environment", written);
    }

    private Map<String, String> labels() {
        Map<String, Json> image = seen.imageConfig().get("Labels").members();
        Map<String, Json> hidden = seen.hiddenConfig().get("Labels").members();
        Map<String, String> written = new TreeMap<>();
        seen.config().get("Labels").members().forEach((name, value) -> {
            boolean ofImage = image.containsKey(name) && image.get(name).text().equals(value.text());
            if (!ofImage && !name.matches("(io\\.stackfile|com\\.docker\\.compose|desktop\\.docker\\.io)[./].*")) {
                written.put(
                        name,
                        hiding.text(
                                service,
                                name,
                                value.text(),
                                hidden.getOrDefault(name, Json.NOTHING).text()));
            }
        });
        return written;
    }

    private void health(Out out) {
        Json health = seen.config().get("Healthcheck");
        if (!health.isPresent()
                || health.toString()
                        .equals(seen.imageConfig().get("Healthcheck").toString())) {
            return;
        }
        if (health.get("Test").texts().equals(List.of("NONE"))) {
            out.put("healthcheck", new Out().put("disable", true).mapping());
            return;
        }
        Json hidden = seen.hiddenConfig().get("Healthcheck");
        List<Node> test = new ArrayList<>();
        List<String> words = health.get("Test").texts();
        for (int i = 0; i < words.size(); i++) {
            test.add(Out.text(hiding.text(
                    service,
                    service + "_HEALTHCHECK_" + (i + 1),
                    words.get(i),
                    hidden.get("Test").texts().get(i))));
        }
        out.put(
                "healthcheck",
                new Out()
                        .put("test", Out.list(test))
                        .put("interval", time(health.get("Interval").number()))
                        .put("timeout", time(health.get("Timeout").number()))
                        .put("retries", health.get("Retries").number())
                        .put("start_period", time(health.get("StartPeriod").number()))
                        .put("start_interval", time(health.get("StartInterval").number()))
                        .mapping());
    }

    private static String time(long nanoseconds) {
        if (nanoseconds == 0) {
            return "";
        }
        return nanoseconds % 1_000_000_000 == 0
                ? nanoseconds / 1_000_000_000 + "s"
                : nanoseconds % 1_000_000 == 0 ? nanoseconds / 1_000_000 + "ms" : nanoseconds + "ns";
    }
}
