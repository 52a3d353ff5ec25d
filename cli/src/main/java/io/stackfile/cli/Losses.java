package io.stackfile.cli;

import io.stackfile.plan.Plan;
import io.stackfile.plan.RemoveGuest;
import io.stackfile.plan.RemoveVolume;
import io.stackfile.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a {@code down} would take from somebody for ever. */
record Losses(List<String> guests, List<String> volumes) {
    static Losses of(Plan plan) {
        List<String> guests = new ArrayList<>();
        List<String> volumes = new ArrayList<>();
        plan.losses().forEach(task -> {
            Step step = task.step();
            if (step instanceof RemoveGuest guest) {
                guests.add(guest.container());
            } else if (step instanceof RemoveVolume volume) {
                volumes.add(volume.volume());
            }
        });
        return new Losses(guests, volumes);
    }

    boolean isEmpty() {
        return guests.isEmpty() && volumes.isEmpty();
    }

    String text(String where) {
        List<String> parts = new ArrayList<>();
        if (!guests.isEmpty()) {
            parts.add(where + "guests on its network will be removed, with what they hold outside of volumes:"
                    + indented(guests));
        }
        if (!volumes.isEmpty()) {
            parts.add(where + "these volumes will be removed with all their data:" + indented(volumes));
        }
        return String.join("\n", parts);
    }

    String refusal() {
        if (guests.isEmpty()) {
            return "--volumes destroys data and there is nobody to ask; add --yes to say that you mean it";
        }
        return "containers that the stack did not make are on its network ("
                + String.join(", ", guests)
                + ") and there is nobody to ask; add --yes to have them removed, too";
    }

    private static String indented(List<String> names) {
        return names.stream().map(name -> "\n    " + name).collect(Collectors.joining());
    }
}
