package io.stackfile.reader;

import io.stackfile.model.Autodestroy;
import io.stackfile.model.Hooks;
import io.stackfile.model.Lifecycle;
import io.stackfile.model.PullPolicy;
import io.stackfile.model.PullPolicy.When;
import io.stackfile.model.Updating;
import io.stackfile.source.Values;
import java.time.Duration;
import java.util.Optional;

/** When containers of a service are fetched anew, started and let go: {@code pull_policy}, hooks and their kin. */
record LifecycleReader(Keys keys, Values values, PartingReader partings) {
    private static final String POLICY = "pull_policy";
    private static final String AFTER = "pull_refresh_after";
    private static final String REFRESH = "refresh";
    private static final String EVERY = "every_";
    private static final Duration DAY = Duration.ofDays(1);

    Lifecycle read() {
        HookReader hooks = new HookReader(keys, values);
        return new Lifecycle(
                pull(),
                keys.flag("autoredeploy"),
                autodestroy(),
                keys.flag("sequential_deployment"),
                keys.node("attach").isEmpty() || keys.flag("attach"),
                hooks.errands("pre_start"),
                new Hooks(hooks.hooks("post_start"), hooks.hooks("pre_stop")),
                UpdatingReader.read(keys, "update_config", Updating.USUAL),
                UpdatingReader.read(keys, "rollback_config", Updating.BACK),
                partings.read(keys));
    }

    private PullPolicy pull() {
        Optional<String> written = keys.text(POLICY);
        if (!written.equals(Optional.of(REFRESH))) {
            keys.node(AFTER)
                    .ifPresent(node -> keys.problems()
                            .warning(
                                    node,
                                    keys.where(AFTER),
                                    "'" + AFTER + "' has no effect without pull_policy: refresh",
                                    "write pull_policy: refresh, or take it out"));
        }
        return written.map(this::policy).orElse(PullPolicy.USUAL);
    }

    private PullPolicy policy(String written) {
        return switch (written) {
            case "always" -> new PullPolicy(When.ALWAYS, written, Duration.ZERO);
            case "never" -> new PullPolicy(When.NEVER, written, Duration.ZERO);
            case "build" -> build(written);
            case "daily" -> new PullPolicy(When.OLD, written, DAY);
            case "weekly" -> new PullPolicy(When.OLD, written, DAY.multipliedBy(7));
            case REFRESH ->
                new PullPolicy(When.OLD, written, keys.duration(AFTER).orElse(DAY));
            default -> written.startsWith(EVERY) ? every(written) : PullPolicy.USUAL;
        };
    }

    private PullPolicy build(String written) {
        if (keys.node("build").isEmpty()) {
            keys.error(
                    keys.scalar(POLICY).orElseThrow(),
                    POLICY,
                    "there is nothing to build",
                    "write build: ./folder too, or pull_policy: missing");
        }
        return new PullPolicy(When.BUILD, written, Duration.ZERO);
    }

    private PullPolicy every(String written) {
        Optional<Duration> age = Time.of(written.substring(EVERY.length()));
        if (age.isEmpty()) {
            keys.error(
                    keys.scalar(POLICY).orElseThrow(),
                    POLICY,
                    "'" + written.substring(EVERY.length()) + "' is longer than anybody waits",
                    "write every_12h, daily or weekly");
        }
        return new PullPolicy(When.OLD, written, age.orElse(DAY));
    }

    private Autodestroy autodestroy() {
        return switch (keys.text("autodestroy").orElse("no")) {
            case "always" -> Autodestroy.ALWAYS;
            case "on-success" -> Autodestroy.ON_SUCCESS;
            default -> Autodestroy.NO;
        };
    }
}
