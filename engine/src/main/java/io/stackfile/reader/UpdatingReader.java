package io.stackfile.reader;

import io.stackfile.model.Updating;
import io.stackfile.model.Updating.FailureAction;
import io.stackfile.model.Updating.Order;
import java.util.Optional;

/** {@code deploy.update_config} and {@code deploy.rollback_config}. */
final class UpdatingReader {
    private static final String RATIO = "max_failure_ratio";

    private UpdatingReader() {}

    static Updating read(Keys keys, String key, Updating usual) {
        Keys rules = Twin.inside(Twin.inside(keys, "deploy"), key);
        return new Updating(
                rules.between("parallelism", 0, Integer.MAX_VALUE, "write parallelism: 1; 0 is all at once")
                        .orElse(usual.parallelism()),
                rules.duration("delay").orElse(usual.delay()),
                rules.duration("monitor").orElse(usual.monitor()),
                order(rules),
                action(rules, usual),
                ratio(rules, usual));
    }

    private static Optional<Order> order(Keys rules) {
        return rules.text("order").map(text -> text.equals("start-first") ? Order.START_FIRST : Order.STOP_FIRST);
    }

    private static FailureAction action(Keys rules, Updating usual) {
        return rules.text("failure_action")
                .map(text -> switch (text) {
                    case "pause" -> FailureAction.PAUSE;
                    case "continue" -> FailureAction.CONTINUE;
                    default -> FailureAction.ROLLBACK;
                })
                .orElse(usual.onFailure());
    }

    private static double ratio(Keys rules, Updating usual) {
        return rules.text(RATIO).flatMap(text -> share(rules, text)).orElse(usual.ratio());
    }

    private static Optional<Double> share(Keys rules, String text) {
        boolean fits = text.matches("0*(\\.\\d+)?|0+\\.?\\d*|1(\\.0*)?");
        if (!fits) {
            rules.error(
                    rules.scalar(RATIO).orElseThrow(),
                    RATIO,
                    "'" + text + "' is no share of the containers",
                    "write " + RATIO + ": 0.5, say, which is half of them");
        }
        return fits ? Optional.of(Double.parseDouble(text)) : Optional.empty();
    }
}
