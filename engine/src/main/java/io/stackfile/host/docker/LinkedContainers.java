package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.Labels;
import io.stackfile.host.LinkVariables.Linked;
import io.stackfile.host.Names;
import io.stackfile.json.Json;
import io.stackfile.model.Exposed;
import io.stackfile.model.StackLink;
import io.stackfile.model.Value;
import java.net.URLEncoder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The containers of another stack that a link leads to, as the engine knows them; nobody's secrets leave their own stack. */
record LinkedContainers(Engine engine, String deed) {
    List<Linked> of(StackLink link) {
        String labels = "{\"label\":[\"" + Labels.STACK + "=" + link.stack() + "\",\"" + Labels.SERVICE + "="
                + link.service() + "\"]}";
        return engine.get(deed, "/containers/json?all=1&filters=" + URLEncoder.encode(labels, UTF_8)).items().stream()
                .filter(LinkedContainers::isMember)
                .sorted(Comparator.comparing(LinkedContainers::number))
                .flatMap(container -> engine
                        .find(deed, "/containers/" + name(container) + "/json")
                        .map(inspected -> linked(container, inspected.get("Config")))
                        .stream())
                .toList();
    }

    private static boolean isMember(Json container) {
        return container.at("Labels", Labels.ONE_OFF).text().isEmpty()
                && !name(container).endsWith(Names.NEXT)
                && Names.beforeKept(name(container)).isEmpty();
    }

    private static String name(Json container) {
        return container.get("Names").texts().get(0).substring(1);
    }

    private static int number(Json container) {
        return (int) container.at("Labels", Labels.NUMBER).number();
    }

    private static Linked linked(Json container, Json config) {
        Map<String, String> environment =
                new TreeMap<>(Images.environment(config.get("Env").texts()));
        environment
                .entrySet()
                .removeIf(variable ->
                        Value.of(variable.getKey(), variable.getValue()).isSecret());
        return new Linked(
                number(container),
                name(container),
                new TreeSet<>(config.get("ExposedPorts").members().keySet().stream()
                        .map(Exposed::of)
                        .toList()),
                environment);
    }
}
