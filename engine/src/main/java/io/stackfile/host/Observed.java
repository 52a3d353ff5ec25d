package io.stackfile.host;

import io.stackfile.model.Exposed;
import io.stackfile.model.Hooks;
import io.stackfile.model.Image;
import io.stackfile.model.Named;
import io.stackfile.model.Updating;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What there is of a stack on a machine, at one moment.
 *
 * @param salt the stack's own; a fresh one when it has no network yet
 * @param containers sorted by name
 * @param volumes the names of the stack's volumes, sorted
 * @param otherVolumes the names of volumes that are not the stack's
 * @param networks those of the stack, its own among them, sorted
 * @param otherNetworks the names of networks that are not the stack's
 * @param images the engine's images: identifier by name, for names with a tag and with a digest
 * @param api the newest version of its interface that the engine speaks, behind {@code 1.}
 * @param guests containers on its networks that are not of it, sorted by name; the ingress is none
 * @param lost networks that somebody removed to make them anew and was interrupted; their forms are those that they had
 * @param alone what runs in the network of a container that has stopped since, which leaves it without any; by its name that
 *     container's, empty when it is gone. One that does not run again yet is none of these.
 * @param makers of each container that is in the network of another one, whether it runs or not, the same
 */
public record Observed(
        boolean network,
        String salt,
        List<Container> containers,
        List<Volume> volumes,
        Set<String> otherVolumes,
        List<Network> networks,
        Set<String> otherNetworks,
        Map<String, String> images,
        int api,
        List<Guest> guests,
        List<Network> lost,
        Map<String, String> alone,
        Map<String, String> makers) {
    public Observed(
            boolean network,
            String salt,
            List<Container> containers,
            List<Volume> volumes,
            Set<String> otherVolumes,
            List<Network> networks,
            Set<String> otherNetworks,
            Map<String, String> images,
            int api) {
        this(
                network,
                salt,
                containers,
                volumes,
                otherVolumes,
                networks,
                otherNetworks,
                images,
                api,
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
    }

    public Observed {
        containers = sorted(containers, Container::name);
        volumes = sorted(volumes, Volume::name);
        otherVolumes = Set.copyOf(otherVolumes);
        networks = sorted(networks, Network::name);
        otherNetworks = Set.copyOf(otherNetworks);
        images = new TreeMap<>(images);
        guests = sorted(
                guests.stream()
                        .filter(guest -> !guest.name().equals(Ingress.CONTAINER))
                        .toList(),
                Guest::name);
        lost = sorted(lost, Network::name);
        alone = Map.copyOf(alone);
        makers = Map.copyOf(makers);
    }

    private static <T> List<T> sorted(List<T> things, Function<T, String> name) {
        return Named.copyOf(things.stream().sorted(Comparator.comparing(name)).toList(), name);
    }

    /** Nothing at all, as on a new machine. */
    public static Observed nothing(String salt) {
        return new Observed(
                false, salt, List.of(), List.of(), Set.of(), List.of(), Set.of(), Map.of(), Integer.MAX_VALUE);
    }

    /** The containers that a file asks for, or did. */
    public List<Container> members() {
        return containers.stream()
                .filter(container -> !container.oneOff() && !container.isKept())
                .toList();
    }

    /** What was replaced and is kept. */
    public List<Container> kept() {
        return containers.stream()
                .filter(container -> !container.oneOff() && container.isKept())
                .toList();
    }

    /** What was replaced and runs on, for an update was interrupted before it stopped that. */
    public List<Container> leftovers() {
        return kept().stream().filter(Container::isAlive).toList();
    }

    public Optional<Container> container(String name) {
        return Named.find(containers, name);
    }

    /** The same with other images. */
    public Observed with(Map<String, String> others) {
        return new Observed(
                network,
                salt,
                containers,
                volumes,
                otherVolumes,
                networks,
                otherNetworks,
                others,
                api,
                guests,
                lost,
                alone,
                makers);
    }

    /** Whether it runs, or an interrupted update has stopped it for what is to replace it. */
    public boolean isInUse(Container container) {
        return container.isAlive()
                || container.state().equals("exited")
                        && container(container.name() + Names.NEXT).isPresent();
    }

    /**
     * The newest update that has come to its end. What an interrupted one has left belongs to the next one, unless it was of networks
     * alone.
     */
    public int newest() {
        int ofContainers = newest(containers.stream()
                .filter(container -> !container.name().endsWith(Names.NEXT))
                .map(container -> container.origin().generation()));
        int ofNetworks =
                newest(allNetworks().stream().map(network -> network.form().generation()));
        boolean ofNetworksAlone =
                containers.stream().noneMatch(container -> container.origin().generation() == ofNetworks);
        return ofNetworksAlone ? Math.max(ofContainers, ofNetworks) : ofContainers;
    }

    private static int newest(Stream<Integer> generations) {
        return generations.max(Integer::compare).orElse(0);
    }

    /** Those that are there, and those that are lost. */
    public List<Network> allNetworks() {
        return Stream.concat(networks.stream(), lost.stream()).toList();
    }

    /** The engine's identifier of an image that is here. */
    public Optional<String> image(Image image) {
        return Optional.ofNullable(images.get(image.name()));
    }

    /** Whoever made it: a volume that somebody has filled by hand is used as it is. */
    public boolean hasVolume(String name) {
        return otherVolumes.contains(name) || volume(name).isPresent();
    }

    /** One of the stack's. */
    public Optional<Volume> volume(String name) {
        return Named.find(volumes, name);
    }

    public Optional<Network> network(String name) {
        return Named.find(networks, name);
    }

    /** Whether containers are on a network that are of others and stay there. */
    public boolean isShared(String network) {
        return guests.stream()
                .anyMatch(guest -> !guest.goesWithTheStack() && guest.networks().contains(network));
    }

    /** Whether there is anything of the stack, its volumes aside. */
    public boolean isEmpty() {
        return containers.isEmpty() && allNetworks().isEmpty();
    }

    /**
     * A volume of the stack.
     *
     * @param key the file's word for it, or the container and path it belongs to
     * @param fingerprint what it was made from, as far as the file said anything; else empty
     */
    public record Volume(String name, String key, String fingerprint) {
        public Volume(String name, String key) {
            this(name, key, "");
        }
    }

    /**
     * A network of the stack.
     *
     * @param forms the one it has, and then those that it had
     */
    public record Network(String name, List<NetworkForm> forms) {
        public Network {
            forms = List.copyOf(forms);
        }

        public NetworkForm form() {
            return forms.get(0);
        }

        /** What it was made from, as far as the file said anything. */
        public String fingerprint() {
            return form().fingerprint();
        }

        /**
         * The form that it had when an update was the newest, as far as that can be told: the one of that update, else the one that it
         * had last of those that are older; nothing when none is known any more.
         */
        public Optional<NetworkForm> formAt(int generation) {
            return forms.stream()
                    .filter(form -> form.generation() == generation)
                    .findFirst()
                    .or(() -> forms.stream()
                            .filter(form -> form.generation() < generation)
                            .findFirst());
        }

        /** The same with one of its forms; the others are what it had. */
        public Network as(NetworkForm one) {
            List<NetworkForm> all = new ArrayList<>(List.of(one));
            forms.stream().filter(other -> !other.isSame(one)).forEach(all::add);
            return new Network(name, all);
        }
    }

    /**
     * A container of the stack.
     *
     * @param service as its label tells
     * @param number as its label tells; 0 of a one-off
     * @param oneOff whether it runs once, beside those that the file asks for
     * @param state the engine's word: {@code created}, {@code running}, {@code exited}, …
     * @param status the engine's sentence: {@code Up 3 minutes (healthy)}
     * @param imageId what it was made from
     * @param image the name it was made from
     * @param after the services that start before its own, as its label tells
     * @param restartsWith those of them with which it is restarted, as its label tells
     * @param hooks what is run in it when it has started and before it stops, as its labels tell
     * @param goingBack how it goes back to the one it replaced, as its label tells
     * @param networks the names of the networks it is on, of those that are there now
     * @param writes whether it has a volume or a folder of the host that it may write to
     * @param origin which update made it
     */
    public record Container(
            String name,
            String service,
            int number,
            boolean oneOff,
            String state,
            String status,
            String imageId,
            String image,
            String fingerprint,
            List<String> after,
            List<String> restartsWith,
            Hooks hooks,
            Updating goingBack,
            Set<String> networks,
            List<Published> ports,
            String created,
            boolean writes,
            Origin origin) {
        public Container {
            after = List.copyOf(after);
            restartsWith = List.copyOf(restartsWith);
            networks = Set.copyOf(networks);
            ports = ports.stream().distinct().sorted().toList();
        }

        /** Whether it was replaced and only waits to be needed again. */
        public boolean isKept() {
            return Names.beforeKept(name).isPresent();
        }

        /** The one to go back to first among those that are kept; last those that a rollback has taken back. */
        public static Comparator<Container> byUse() {
            return Comparator.comparing(
                            (Container kept) -> Names.undoneAt(kept.name()).isPresent())
                    .thenComparing(kept -> -kept.origin().generation());
        }

        public boolean isRunning() {
            return state.equals("running");
        }

        /** Whether there is something to stop: it runs, is paused, or the engine keeps starting it. */
        public boolean isAlive() {
            return isRunning() || isPaused() || state.equals("restarting");
        }

        public boolean isPaused() {
            return state.equals("paused");
        }

        /** Whether it ended by itself and without an error. */
        public boolean isCompleted() {
            return state.equals("exited") && status.startsWith("Exited (0)");
        }
    }

    /** A port the engine listens on for a container; {@code port} is 0 when the container does not run. */
    public record Published(String address, int port, Exposed container) implements Comparable<Published> {
        @Override
        public int compareTo(Published other) {
            return Comparator.comparing(Published::container)
                    .thenComparing(Published::port)
                    .thenComparing(Published::address)
                    .compare(this, other);
        }
    }
}
