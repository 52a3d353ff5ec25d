package io.stackfile.plan;

import io.stackfile.host.Entrance;
import io.stackfile.host.ImageAges;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.host.Served;
import io.stackfile.host.Sizes;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.List;
import java.util.Set;

/** Decides what to do. Touches nothing, asks nobody, and says the same for the same. */
public final class Planner {
    private Planner() {}

    /** Makes the host look like the file, or only the named services and what they need; no names mean all. */
    public static Plan up(Stack stack, Observed observed, Set<String> services, String address) {
        return up(stack, observed, LocalImages.NONE, Wish.of(services), address);
    }

    /** The same; images that the host lacks and only this machine has are sent there. */
    public static Plan up(Stack stack, Observed observed, LocalImages local, Wish wish, String address) {
        return up(stack, observed, local, wish, Entrance.NONE, address);
    }

    /** The same where there may be an ingress that serves stacks. */
    public static Plan up(
            Stack stack, Observed observed, LocalImages local, Wish wish, Entrance entrance, String address) {
        return new UpPlanner(stack, observed, local, wish, entrance).plan(address);
    }

    /** Takes a stack back to how it was before an update that failed, which had nothing to do with an ingress. */
    public static GoingBack back(String stack, Observed before, Observed now, Entrance entrance, String address) {
        return back(stack, before, now, entrance, entrance.of(stack), address);
    }

    /** The same where an ingress served some names before. */
    public static GoingBack back(
            String stack, Observed before, Observed now, Entrance entrance, List<Served> served, String address) {
        WayBack way = WayBack.afterFailure(before, now);
        return goingBack(way, new BackPlanner(stack, before, now, entrance, served, way, false).plan(address));
    }

    /** Takes a stack, or the named services of it, to how it was when a generation was its newest. */
    public static GoingBack rollback(
            String stack, Observed now, Entrance entrance, int generation, Set<String> services, String address) {
        WayBack way = WayBack.to(generation, now, services);
        return goingBack(way, new BackPlanner(stack, now, now, entrance, entrance.of(stack), way, true).plan(address));
    }

    private static GoingBack goingBack(WayBack way, Plan plan) {
        return new GoingBack(
                plan,
                way.staying(),
                way.gone(),
                way.deprived(),
                way.bound(),
                way.networks().staying());
    }

    /** Removes what updates have kept for the way back, but for the last {@code keep} of each container. */
    public static Plan prune(
            String stack, Observed observed, Sizes sizes, int keep, Set<String> services, String address) {
        return new PrunePlanner(stack, observed, sizes).plan(keep, services, address);
    }

    /**
     * Gets ready what a container of the service needs that is to run once: the network, volumes, images, and the waiting for
     * services it depends on where that is wanted. Those have been brought up before.
     */
    public static Plan oneOff(
            Stack stack, Service service, Observed observed, LocalImages local, boolean waiting, String address) {
        return new OneOffPlanner(stack, service, observed, local).plan(waiting, address);
    }

    /** Takes away everything of a stack but its data; its volumes too when told so. */
    public static Plan down(String stack, Observed observed, boolean volumes, String address) {
        return down(stack, observed, Entrance.NONE, volumes, address);
    }

    /** The same where there may be an ingress that serves stacks; it goes with the last one it serves, but for its certificates. */
    public static Plan down(String stack, Observed observed, Entrance entrance, boolean volumes, String address) {
        return new DownPlanner(stack, observed, entrance).plan(volumes, address);
    }

    public static Plan stop(String stack, Observed observed, Set<String> services, String address) {
        return new PowerPlanner(stack, observed, services).stop(address);
    }

    public static Plan start(String stack, Observed observed, Set<String> services, String address) {
        return new PowerPlanner(stack, observed, services).start(address);
    }

    public static Plan restart(String stack, Observed observed, Set<String> services, String address) {
        return new PowerPlanner(stack, observed, services).restart(address);
    }

    /** Sends a signal, given as {@code TERM}, to each container that runs, and waits for nothing. */
    public static Plan kill(String stack, Observed observed, Set<String> services, String signal, String address) {
        return new ByHand(stack, observed, services).kill(signal, address);
    }

    public static Plan pause(String stack, Observed observed, Set<String> services, String address) {
        return new ByHand(stack, observed, services).pause(address);
    }

    public static Plan unpause(String stack, Observed observed, Set<String> services, String address) {
        return new ByHand(stack, observed, services).unpause(address);
    }

    /** Removes containers that have ended, or were never started; with {@code stop} those that run as well. Volumes stay. */
    public static Plan remove(String stack, Observed observed, Set<String> services, boolean stop, String address) {
        return new ByHand(stack, observed, services).remove(stop, address);
    }

    /** Builds what the file says how to build. */
    public static Plan build(Stack stack, Set<String> services, String address) {
        return new ImagePlanner(stack, services).build(address);
    }

    /** Fetches what the file names and does not only build. */
    public static Plan pull(Stack stack, Set<String> services, String address) {
        return new ImagePlanner(stack, services).pull(address);
    }

    /** Sends images to their registries. */
    public static Plan push(Pushing pushing, String address) {
        return new ImagePlanner(pushing.stack(), pushing.services()).push(pushing, address);
    }

    /** Fetches or builds what the file's {@code pull_policy} wants anew though the host has it; before {@link #up}. */
    public static Plan refresh(
            Stack stack, Observed observed, LocalImages local, ImageAges ages, Set<String> services, String address) {
        return new ImagePlanner(stack, services).refresh(observed, local, ages, address);
    }

    /** Sends what this machine has and the host has not, or not the same. */
    public static Plan ship(Stack stack, Observed observed, LocalImages local, Set<String> services, String address) {
        return new ImagePlanner(stack, services).ship(observed, local, address);
    }
}
