package io.stackfile.screen;

import io.stackfile.host.Names;
import io.stackfile.plan.BuildImage;
import io.stackfile.plan.CreateContainer;
import io.stackfile.plan.Plan;
import io.stackfile.plan.PullImage;
import io.stackfile.plan.PushImage;
import io.stackfile.plan.ShipImage;
import io.stackfile.plan.Step;
import io.stackfile.plan.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For whom each step of a plan is done: the service of its container; what comes before a container, such as its image, is done for
 * the first that needs it.
 */
final class RowNames {
    private final String stack;
    private final Map<String, String> services = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();

    private RowNames(Plan plan) {
        this.stack = plan.heading().split(" ")[0];
        for (Task task : plan.tasks()) {
            if (task.step() instanceof CreateContainer create) {
                services.put(
                        plain(create.container().name()),
                        create.container().service().name());
            }
        }
    }

    /** By the numbers of the tasks. */
    static Map<Integer, String> of(Plan plan) {
        RowNames rows = new RowNames(plan);
        List<Task> tasks = plan.tasks();
        Map<Integer, String> firstBehind = new HashMap<>();
        for (int index = tasks.size() - 1; index >= 0; index--) {
            Task task = tasks.get(index);
            String name = task.step()
                    .about()
                    .map(rows::service)
                    .or(() -> Optional.ofNullable(firstBehind.get(task.number())))
                    .orElseGet(() -> rows.named(task.step()));
            rows.names.put(task.number(), name);
            if (!name.equals(rows.stack)) {
                task.after().forEach(before -> firstBehind.put(before, name));
            }
        }
        return rows.names;
    }

    private String service(String container) {
        String plain = plain(container);
        String known = services.get(plain);
        if (known != null) {
            return known;
        }
        return plain.startsWith(stack + "-")
                ? plain.substring(stack.length() + 1).replaceFirst("-\\d+$", "")
                : plain;
    }

    private static String plain(String container) {
        String name = Names.beforeKept(container).orElse(container);
        return name.endsWith(Names.NEXT) ? name.substring(0, name.length() - Names.NEXT.length()) : name;
    }

    private String named(Step step) {
        if (step instanceof PullImage pull) {
            return pull.image().toString();
        }
        if (step instanceof BuildImage build) {
            return build.image().toString();
        }
        if (step instanceof PushImage push) {
            return push.image().toString();
        }
        return step instanceof ShipImage ship ? ship.image().toString() : stack;
    }
}
