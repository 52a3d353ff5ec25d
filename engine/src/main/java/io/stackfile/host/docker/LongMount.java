package io.stackfile.host.docker;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.dockerjava.api.model.BindOptions;
import com.github.dockerjava.api.model.BindPropagation;
import com.github.dockerjava.api.model.ImageOptions;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.VolumeOptions;
import io.stackfile.model.MountOptions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A mount in the longer of the engine's two forms, which knows more; in docker-java's words and some that it lacks. */
record LongMount(io.stackfile.model.Mount mount, String source) {
    /** Whether the shorter form cannot say it. */
    static boolean isNeeded(io.stackfile.model.Mount mount) {
        MountOptions options = mount.options();
        return mount instanceof io.stackfile.model.Mount.OfImage
                || !options.made()
                || options.subpath().isPresent()
                || options.recursive().isPresent();
    }

    Mount words() {
        Mount words = new Mount().withSource(source).withTarget(mount.target()).withReadOnly(mount.readOnly());
        if (mount instanceof io.stackfile.model.Mount.OfImage) {
            words.withType(MountType.IMAGE);
            mount.options().subpath().ifPresent(path -> words.withImageOptions(new ImageOptions().withSubpath(path)));
        } else if (mount instanceof io.stackfile.model.Mount.Bind) {
            bind(words.withType(MountType.BIND));
        } else {
            words.withType(MountType.VOLUME).withVolumeOptions(new OfVolume(mount.options()));
        }
        return words;
    }

    private void bind(Mount words) {
        MountOptions options = mount.options();
        boolean says = options.propagation().isPresent() || options.recursive().isPresent();
        if (says) {
            BindOptions bind = options.recursive().isPresent() ? new OfFolder(options) : new BindOptions();
            options.propagation()
                    .map(mode -> mode.startsWith("r") ? "R_" + mode.substring(1) : mode)
                    .map(mode -> BindPropagation.valueOf(mode.toUpperCase(Locale.ROOT)))
                    .ifPresent(bind::withPropagation);
            words.withBindOptions(bind);
        }
    }

    private static final class OfVolume extends VolumeOptions {
        @JsonProperty("Subpath")
        private final @Nullable String subpath;

        OfVolume(MountOptions options) {
            subpath = options.subpath().orElse(null);
            if (!options.copied()) {
                withNoCopy(true);
            }
        }
    }

    private static final class OfFolder extends BindOptions {
        @JsonProperty("NonRecursive")
        private final @Nullable Boolean alone;

        @JsonProperty("ReadOnlyNonRecursive")
        private final @Nullable Boolean writableBelow;

        @JsonProperty("ReadOnlyForceRecursive")
        private final @Nullable Boolean readOnlyBelow;

        /** Engines before 23 do not know it, and refuse where the folder is not there. */
        @JsonProperty("CreateMountpoint")
        private final @Nullable Boolean made;

        OfFolder(MountOptions options) {
            String mode = options.recursive().orElse("");
            alone = mode.equals("disabled") ? true : null;
            writableBelow = mode.equals("writable") ? true : null;
            readOnlyBelow = mode.equals("readonly") ? true : null;
            made = options.made() ? true : null;
        }
    }
}
