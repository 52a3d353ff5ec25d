package io.stackfile.cli;

import io.stackfile.host.Guest;
import io.stackfile.host.Observed;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is still there of a stack when it is down.
 *
 * @param observed what there was before
 * @param withoutVolumes whether its volumes are gone
 */
record LeftByDown(Observed observed, boolean withoutVolumes) {
    String text() {
        return networks() + (withoutVolumes ? "" : volumes()) + volumesOfGuests();
    }

    private String networks() {
        return observed.networks().stream()
                .map(Observed.Network::name)
                .filter(observed::isShared)
                .map(network -> "; network " + network + " stays, for others are on it: " + others(network))
                .collect(Collectors.joining());
    }

    private String others(String network) {
        return observed.guests().stream()
                .filter(guest -> !guest.goesWithTheStack() && guest.networks().contains(network))
                .map(guest -> guest.name() + " of " + guest.owner())
                .collect(Collectors.joining(", "));
    }

    private String volumes() {
        List<String> volumes =
                observed.volumes().stream().map(Observed.Volume::name).toList();
        if (volumes.isEmpty()) {
            return "";
        }
        return (volumes.size() == 1 ? "; its volume is kept:" : "; its " + volumes.size() + " volumes are kept:")
                + indented(volumes.stream())
                + "\n    ('stack volume backup' saves one, 'stack down --volumes' removes them all)";
    }

    /** No command of ours removes them: nobody but who made them knows what they are for. */
    private String volumesOfGuests() {
        List<String> volumes = observed.guests().stream()
                .filter(Guest::goesWithTheStack)
                .flatMap(guest -> guest.volumes().stream())
                .filter(name -> observed.volume(name).isEmpty())
                .distinct()
                .sorted()
                .toList();
        return volumes.isEmpty() ? "" : "\nvolumes of its guests are kept:" + indented(volumes.stream());
    }

    private static String indented(Stream<String> lines) {
        return lines.map(line -> "\n    " + line).collect(Collectors.joining());
    }
}
