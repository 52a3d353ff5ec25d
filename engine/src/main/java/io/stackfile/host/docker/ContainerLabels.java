package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.ContainerSpec;
import io.stackfile.host.Labels;
import io.stackfile.host.Origin;
import io.stackfile.model.Dependency;
import io.stackfile.model.Hooks;
import io.stackfile.model.StartOrder;
import io.stackfile.model.Updating;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The labels of a container: the author's, ours, and those by which tools for docker compose group containers. */
final class ContainerLabels {
    /** Tools read from it how containers are named; ours are named as by this one. */
    static final String VERSION_OF_COMPOSE = "2.26.1";

    private ContainerLabels() {}

    static Map<String, String> of(ContainerSpec container) {
        Map<String, String> labels = new TreeMap<>(container.service().labels());
        String service = container.service().name();
        String number = Integer.toString(container.number());
        labels.put(Labels.STACK, container.stack());
        labels.put(Labels.SERVICE, service);
        labels.put(Labels.NUMBER, number);
        labels.put(Labels.AFTER, String.join(",", StartOrder.prerequisites(container.service())));
        List<String> restarting = container.service().dependencies().stream()
                .filter(Dependency::restart)
                .map(Dependency::service)
                .toList();
        Hooks hooks = container.service().settings().lifecycle().hooks();
        if (!restarting.isEmpty()) {
            labels.put(Labels.RESTARTS_WITH, String.join(",", restarting));
        }
        if (!hooks.started().isEmpty()) {
            labels.put(Labels.POST_START, HookLabel.text(hooks.started()));
        }
        if (!hooks.stopping().isEmpty()) {
            labels.put(Labels.PRE_STOP, HookLabel.text(hooks.stopping()));
        }
        Updating back = container.service().settings().lifecycle().goingBack();
        if (!back.equals(Updating.BACK)) {
            labels.put(Labels.ROLLBACK, UpdatingLabel.text(back));
        }
        labels.put(Labels.FINGERPRINT, container.fingerprint());
        put(labels, container.origin());
        labels.put(Labels.COMPOSE_PROJECT, container.stack());
        labels.put(Labels.COMPOSE_SERVICE, service);
        labels.put(Labels.COMPOSE_NUMBER, number);
        labels.put(Labels.COMPOSE_ONEOFF, "False");
        labels.put(Labels.COMPOSE_HASH, sha256(container.fingerprint()));
        labels.put(Labels.COMPOSE_VERSION, VERSION_OF_COMPOSE);
        if (!container.file().isEmpty()) {
            labels.put(Labels.FILE, container.file());
            labels.put(Labels.COMPOSE_FILES, container.file());
            labels.put(
                    Labels.COMPOSE_FOLDER,
                    String.valueOf(Path.of(container.file()).getParent()));
        }
        return labels;
    }

    private static void put(Map<String, String> labels, Origin origin) {
        if (origin.generation() > 0) {
            labels.put(Labels.GENERATION, Integer.toString(origin.generation()));
        }
        putText(labels, Labels.BY, origin.by());
        putText(labels, Labels.COMMIT, origin.commit());
        putText(labels, Labels.CHANGE, origin.change());
    }

    private static void putText(Map<String, String> labels, String name, String value) {
        if (!value.isEmpty()) {
            labels.put(name, value);
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
