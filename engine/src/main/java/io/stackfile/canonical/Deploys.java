package io.stackfile.canonical;

import io.stackfile.schema.Node;
import java.util.Optional;

/** {@code deploy}, and the devices that {@code gpus} asks for in the same words. */
final class Deploys {
    private static final Fields DEVICE = new Fields()
            .with(Plain.TEXT, "driver")
            .with(Plain.TEXTS, "capabilities", "device_ids")
            .with(Deploys::count, "count")
            .with(Pairs.TEXTS, "options");

    private static final Fields CHANGE = new Fields()
            .with(Plain.NUMBER, "parallelism")
            .with(Plain.TIME, "delay", "monitor")
            .with(Plain.TEXT, "failure_action", "order")
            .with(Plain.NUMBER_BUT_ZERO, "max_failure_ratio");

    private static final Fields AMOUNT = new Fields()
            .with(Plain.NUMBER_BUT_ZERO, "cpus", "pids")
            .with(Plain.SIZE, "memory")
            .with(DEVICE.each(), "devices")
            .with(
                    new Fields()
                            .with(
                                    new Fields().with(Plain.TEXT, "kind").with(Plain.NUMBER, "value"),
                                    "discrete_resource_spec")
                            .each(),
                    "generic_resources");

    private static final Fields FIELDS = new Fields()
            .with(Plain.TEXT, "mode", "endpoint_mode")
            .with(Plain.NUMBER, "replicas")
            .with(Pairs.TEXTS, "labels")
            .with(CHANGE, "update_config", "rollback_config")
            .with(new Fields().with(AMOUNT, "limits", "reservations"), "resources")
            .with(
                    new Fields()
                            .with(Plain.TEXT, "condition")
                            .with(Plain.TIME, "delay", "window")
                            .with(Plain.NUMBER, "max_attempts"),
                    "restart_policy")
            .with(
                    new Fields().with(Plain.TEXTS, "constraints").with(Plain.NUMBER_BUT_ZERO, "max_replicas_per_node"),
                    "placement");

    private Deploys() {}

    static Optional<Node> deploy(Node written) {
        return written instanceof Node.Mapping mapping
                ? Optional.of(Tree.of(FIELDS.mapping(mapping))
                        .putIfMissing("resources", Tree.empty(written))
                        .putIfMissing("placement", Tree.empty(written))
                        .mapping())
                : Optional.empty();
    }

    /** {@code gpus}: {@code all}, or a list of requests; one that names neither devices nor a count is for all. */
    static Optional<Node> gpus(Node written) {
        return Optional.of(Tree.list(
                written, Tree.items(written).stream().map(Deploys::request).toList()));
    }

    private static Node request(Node written) {
        Tree request = written instanceof Node.Mapping mapping ? Tree.of(DEVICE.mapping(mapping)) : new Tree(written);
        if (request.get("device_ids").isEmpty()) {
            request.putIfMissing("count", Tree.number(written, "-1"));
        }
        return request.mapping();
    }

    private static Optional<Node> count(Node written) {
        return Tree.textOf(written).orElse("").equals("all")
                ? Optional.of(Tree.number(written, "-1"))
                : Plain.NUMBER.of(written);
    }
}
