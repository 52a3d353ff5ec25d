package io.stackfile.host.docker;

import io.stackfile.host.Host;
import io.stackfile.host.HostContract;
import io.stackfile.model.Image;

final class DockerHostContractIT extends HostContract {
    @Override
    protected Host open() {
        return Lab.host();
    }

    @Override
    protected void remove(Image image) {
        Lab.removeImage(image);
    }
}
