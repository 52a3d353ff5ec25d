package io.stackfile.host;

import io.stackfile.model.Build;
import io.stackfile.model.Image;
import io.stackfile.model.Restart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A machine that runs containers. Everything is known by name. Each call returns when the deed is done, may be made from any
 * thread, and throws {@link HostException} with the words for the user when the machine will not.
 */
public interface Host extends AutoCloseable {
    /** How messages call this machine: {@code localhost}, {@code droplet (root@203.0.113.7)}. */
    String name();

    /** How web addresses call it: {@code localhost}, {@code 203.0.113.7}. */
    String address();

    /** Whether the machine is the one {@code stack} runs on, so that paths mean the same on both. */
    boolean isLocal();

    /** May begin on the side what takes long before the first call; asks nobody anything. */
    default void prepare() {}

    /** Forgets that the way to it was lost; the next call looks for it again. */
    default void reconnect() {}

    /** Everything there is of one stack, in at most four calls of the engine; changes nothing. */
    Observed observe(String stack);

    /** The stacks of this machine, sorted by name. */
    List<StackSummary> stacks();

    /** Fetches an image from its registry. {@code progress} hears how much has come. */
    void pullImage(Image image, Consumer<Headway> progress);

    /** When the image got its name here, by a pull, a build or otherwise; nothing when nobody knows or it is not here. */
    Optional<Instant> imageSince(Image image);

    /** What time it is there. */
    Instant clock();

    /** The images that this host could be sent from the machine {@code stack} runs on; none when it is that machine. */
    LocalImages localImages();

    /**
     * Sends an image of the machine {@code stack} runs on, as far as the host lacks it; then it has the same image by the same
     * name. {@code progress} hears how much has gone.
     */
    void shipImage(Image image, Consumer<Headway> progress);

    /** Makes an image by the engine's builder; {@code progress} hears its steps. */
    void buildImage(Image image, Build build, Consumer<Headway> progress);

    /** Sends an image to the registry that its name says; {@code progress} hears how much has gone. */
    void pushImage(Image image, Consumer<Headway> progress);

    /** How much disk its containers and images take; may take a while. */
    Sizes sizes();

    /** Removes an image by the engine's identifier, unless a container or a second name needs it; whether it did. */
    boolean removeImage(String id);

    /** Makes a bridge network with a subnet written down, so that a container can rejoin with its address. */
    void createNetwork(NetworkSpec network);

    void removeNetwork(String name);

    /**
     * Makes a network in the place of the one of its name, on which nothing runs. When it will not be made, the one that was there
     * is made again.
     */
    void replaceNetwork(NetworkSpec network);

    /**
     * Gives a network, on which nothing runs or which is gone, the first of these forms; it remembers the others. When it will not be
     * made, the one that was there is made again.
     */
    void restoreNetwork(Observed.Network network);

    /** Makes a volume, or finds the one of that name. */
    void createVolume(VolumeSpec volume);

    /** Destroys data. */
    void removeVolume(String name);

    /** Makes a container, and the volumes that its image asks for, without starting it. */
    void createContainer(ContainerSpec container);

    /** Makes a container that is to run once, without starting it. */
    void createOneOff(OneOff container);

    /** On the networks of the names that it was made with, also when they were made anew since. Does nothing to one that runs already. */
    void startContainer(String name);

    /** Waits until the container's healthcheck says healthy; throws when it ends or says unhealthy. */
    void awaitHealthy(String name);

    /** Waits until the container has ended by itself with exit code 0; throws on any other. */
    void awaitCompleted(String name);

    /** Waits until a container that was started has shown what is asked of it; throws when it does not. */
    void awaitProven(String name, Proof proof);

    /** From now on the engine starts the container again in these cases. */
    void setRestart(String name, Restart restart);

    /**
     * Takes its names on these networks from a running container, which keeps its address and its connections there; nobody new
     * finds it.
     */
    void stepAside(String name, Set<String> networks);

    /** Gives a container the names that it was made without or that were taken from it; a running one keeps its connections. */
    void giveNames(String name);

    /**
     * Waits until a container has ended and the engine will not start it again; its exit code, or nothing when it is gone.
     *
     * @param startedAgain is run each time the engine has started it again meanwhile
     */
    OptionalInt awaitEnd(String name, Runnable startedAgain);

    /** Lets some time go by there. */
    default void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }

    /** Asks the container to stop and kills it after its grace period; does nothing to one that does not run. */
    void stopContainer(String name);

    void renameContainer(String from, String to);

    /** Removes a container that does not run, never its volumes. */
    void removeContainer(String name);

    /** Stops and removes a container that was to run once; does nothing when it is gone already. */
    void removeOneOff(String name);

    /** Stops and removes a container that is not the stack's, never its volumes; does nothing when it is gone already. */
    void removeGuest(String name);

    /** What the container wrote last, at most so many lines; empty when it cannot be read. */
    List<String> lastLines(String container, int lines);

    /** Passes on what a container writes until it ends, or until there is no more when not following. */
    void logs(String container, LogRequest request, Consumer<LogLine> lines);

    Processes processes();

    Locks locks();

    Readings readings();

    Ingress ingress();

    @Override
    void close();
}
