package io.stackfile.plan;

import io.stackfile.model.Updating;
import io.stackfile.model.Updating.FailureAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has the containers of a service be changed so many at a time as its author wants, and no more of them once too many have failed. */
final class Turns {
    private final Plan.Builder plan;
    private final Map<String, List<Task>> changed = new HashMap<>();

    Turns(Plan.Builder plan) {
        this.plan = plan;
    }

    /**
     * When the next one may be changed.
     *
     * @param ready what has to be done before
     * @param wishes what has to be over before
     */
    record Turn(List<Task> ready, List<Task> wishes, Optional<Limit> limit) {
        static final Turn AT_ONCE = new Turn(List.of(), List.of(), Optional.empty());

        Turn {
            ready = List.copyOf(ready);
            wishes = List.copyOf(wishes);
        }
    }

    /** {@code task} ends the change of one container. */
    void changed(String service, Task task) {
        changed.computeIfAbsent(service, name -> new ArrayList<>()).add(task);
    }

    /** The change that a task seems to end ends with another one. */
    void endsWith(String service, Task seeming, Task end) {
        changed.getOrDefault(service, new ArrayList<>()).replaceAll(task -> task.equals(seeming) ? end : task);
    }

    /** Of a service of so many containers, {@code atOnce} at a time; 0 is all of them. */
    Turn next(String service, Updating rules, long atOnce, int containers) {
        List<Task> before = changed.getOrDefault(service, List.of());
        if (atOnce == 0 || before.size() < atOnce) {
            return Turn.AT_ONCE;
        }
        int mayFail = rules.mayFail(containers);
        boolean inAnyCase = rules.onFailure() == FailureAction.CONTINUE;
        boolean isWish = inAnyCase || mayFail > 0;
        List<Task> last = List.of(before.get(before.size() - (int) atOnce));
        Optional<Limit> limit = inAnyCase || before.size() <= mayFail || atOnce == 1 && mayFail == 0
                ? Optional.empty()
                : Optional.of(Limit.of(before, mayFail));
        if (rules.delay().isZero()) {
            return new Turn(isWish ? List.of() : last, isWish ? last : List.of(), limit);
        }
        Task pause =
                plan.add(new Pause(rules.delay()), "between one container and the next", isWish ? List.of() : last);
        if (isWish) {
            plan.wish(pause, last);
        }
        limit.ifPresent(its -> plan.limit(pause.number(), pause, its));
        return new Turn(List.of(pause), List.of(), Optional.empty());
    }
}
