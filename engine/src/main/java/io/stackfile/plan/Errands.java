package io.stackfile.plan;

import io.stackfile.host.OneOff;
import io.stackfile.model.Errand;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs what services want run before their containers start. */
final class Errands {
    private final Stack stack;
    private final Plan.Builder plan;
    private final Map<String, List<Task>> once = new HashMap<>();

    Errands(Stack stack, Plan.Builder plan) {
        this.stack = stack;
        this.plan = plan;
    }

    /** What has to be done before a container of the service starts; {@code back} is for when it fails. */
    List<Task> before(Fate fate, Collection<Task> before, Collection<Task> wishes, Step... back) {
        Service service = fate.service();
        List<Task> done =
                new ArrayList<>(once.computeIfAbsent(service.name(), name -> add(service, "", before, wishes, back)));
        List<Task> ready = new ArrayList<>(before);
        ready.addAll(done);
        done.addAll(add(service, "-" + fate.number(), ready, wishes, back));
        return done;
    }

    /** One after the other; the last one is enough to wait for. */
    private List<Task> add(
            Service service, String number, Collection<Task> before, Collection<Task> wishes, Step... back) {
        List<Task> last = List.of();
        List<Errand> errands = service.settings().lifecycle().errands();
        for (int i = 0; i < errands.size(); i++) {
            Errand errand = errands.get(i);
            if (errand.each() == !number.isEmpty()) {
                String name = stack.name() + "-" + service.name() + number + "-pre-start-" + (i + 1);
                OneOff container =
                        OneOff.of(stack, service.running(errand), false).named(name);
                Task task = plan.add(new RunErrand(container, errand.hook()), "", last.isEmpty() ? before : last, back);
                plan.wish(task, wishes);
                last = List.of(task);
            }
        }
        return last;
    }
}
