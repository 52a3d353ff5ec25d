package io.stackfile.reader;

import io.stackfile.model.Restart;
import java.util.OptionalLong;

/** {@code restart}, and {@code deploy.restart_policy}, which goes before it as in compose. */
final class RestartReader {
    private RestartReader() {}

    static Restart read(Keys keys) {
        Keys deploy = Twin.inside(keys, "deploy");
        return deploy.node("restart_policy").isPresent()
                ? ofDeploy(Twin.inside(deploy, "restart_policy"))
                : ofService(keys.text("restart").orElse("no"));
    }

    private static Restart ofService(String written) {
        String[] words = written.split(":", 2);
        String policy = words[0].equals("false") ? "no" : words[0];
        return new Restart(
                policy,
                words.length > 1 && words[1].matches("\\d{1,9}")
                        ? Integer.parseInt(words[1])
                        : words.length > 1 ? Integer.MAX_VALUE : 0);
    }

    private static Restart ofDeploy(Keys policy) {
        OptionalLong attempts = policy.between("max_attempts", 0, Integer.MAX_VALUE, "write max_attempts: 3");
        return switch (policy.text("condition").orElse("any")) {
            case "none" -> Restart.NO;
            case "on-failure" -> new Restart("on-failure", (int) attempts.orElse(0));
            default -> new Restart("always", 0);
        };
    }
}
