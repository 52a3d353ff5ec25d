package io.stackfile.host.docker;

import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import io.stackfile.model.Updating;
import io.stackfile.model.Updating.FailureAction;
import io.stackfile.model.Updating.Order;
import java.time.Duration;
import java.util.Optional;

/** How a container goes back, as the text of a label, so that it needs no file for that. */
final class UpdatingLabel {
    private UpdatingLabel() {}

    static String text(Updating rules) {
        JsonObject object = new JsonObject()
                .with("parallelism", rules.parallelism())
                .with("delay", rules.delay().toString())
                .with("monitor", rules.monitor().toString())
                .with("failure_action", rules.onFailure().name())
                .with("max_failure_ratio", String.valueOf(rules.ratio()));
        rules.order().ifPresent(order -> object.with("order", order.name()));
        return object.toString();
    }

    /** As usual when there is no label. */
    static Updating read(String label) {
        if (label.isEmpty()) {
            return Updating.BACK;
        }
        Json object = Json.parse(label);
        return new Updating(
                object.get("parallelism").number(),
                Duration.parse(object.get("delay").text()),
                Duration.parse(object.get("monitor").text()),
                Optional.of(object.get("order").text())
                        .filter(text -> !text.isEmpty())
                        .map(Order::valueOf),
                FailureAction.valueOf(object.get("failure_action").text()),
                Double.parseDouble(object.get("max_failure_ratio").text()));
    }
}
