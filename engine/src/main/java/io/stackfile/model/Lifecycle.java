package io.stackfile.model;

import java.util.List;

/**
 * When the containers of a service come and go.
 *
 * @param redeployed whether {@code up --pull} is for this service in particular
 * @param sequential whether its containers start one after the other
 * @param attached whether {@code up --attach} shows what its containers write
 * @param errands before its containers start
 * @param updating how they are replaced by others
 * @param goingBack how they go back to what they were
 * @param parting what becomes of those that were replaced
 */
public record Lifecycle(
        PullPolicy pull,
        boolean redeployed,
        Autodestroy autodestroy,
        boolean sequential,
        boolean attached,
        List<Errand> errands,
        Hooks hooks,
        Updating updating,
        Updating goingBack,
        Parting parting) {
    public static final Lifecycle USUAL = new Lifecycle(
            PullPolicy.USUAL,
            false,
            Autodestroy.NO,
            false,
            true,
            List.of(),
            Hooks.NONE,
            Updating.USUAL,
            Updating.BACK,
            Parting.USUAL);

    public Lifecycle {
        errands = List.copyOf(errands);
    }

    /** Of a container that runs once: nothing is run before, in or after it. */
    Lifecycle withoutHooks() {
        return new Lifecycle(
                pull,
                redeployed,
                autodestroy,
                sequential,
                attached,
                List.of(),
                Hooks.NONE,
                updating,
                goingBack,
                parting);
    }
}
