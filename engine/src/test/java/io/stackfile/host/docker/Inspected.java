package io.stackfile.host.docker;

import io.stackfile.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an engine tells of a container, a line for each setting; what the machine decides is left out. */
final class Inspected {
    private static final Set<String> OF_EVERY_CONTAINER = Set.of(
            "AttachStderr",
            "AttachStdout",
            "CgroupnsMode",
            "Cmd",
            "ConsoleSize",
            "Env",
            "Hostname",
            "Image",
            "Labels",
            "MaskedPaths",
            "MaximumRetryCount",
            "ReadonlyPaths");

    private Inspected() {}

    static List<String> lines(Json container) {
        List<String> lines = new ArrayList<>();
        add(container.get("Config"), "Config", lines);
        add(container.get("HostConfig"), "HostConfig", lines);
        if (container.at("NetworkSettings", "MacAddress").text().startsWith("02:42:ac:11:65")) {
            lines.add("MacAddress: "
                    + container.at("NetworkSettings", "MacAddress").text());
        }
        return lines;
    }

    private static void add(Json node, String path, List<String> lines) {
        node.members().forEach((name, member) -> {
            if (!OF_EVERY_CONTAINER.contains(name)) {
                add(member, path + "." + name, lines);
            }
        });
        for (int i = 0; i < node.items().size(); i++) {
            add(node.items().get(i), path + "[" + i + "]", lines);
        }
        String text = node.text();
        if (!Set.of("", "0", "false", "null").contains(text)) {
            lines.add(path + ": " + text);
        }
    }
}
