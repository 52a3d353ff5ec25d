package io.stackfile.cli;

import io.stackfile.host.HostException;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.host.docker.VolumeContent;

/** A volume that is open, and is left in order on Ctrl-C too. */
final class OpenVolume implements AutoCloseable {
    private final VolumeContent content;
    private final Thread hook;

    /** {@code leave} is what else is to be done on Ctrl-C. */
    OpenVolume(VolumeChoice volume, DockerHost host, Runnable leave) {
        content = host.contentOf(volume.name(), volume.stack());
        hook = new Thread(() -> {
            leave.run();
            closeQuietly();
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    VolumeContent content() {
        return content;
    }

    private void closeQuietly() {
        try {
            content.close();
        } catch (HostException gone) {
            // 'stack down' removes what is left of it
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            java.util.concurrent.locks.LockSupport.park();
        }
        closeQuietly();
    }
}
