package io.stackfile.host.docker;

import io.stackfile.host.Host;
import io.stackfile.host.ProcessContract;

final class DockerProcessContractIT extends ProcessContract {
    @Override
    protected Host open() {
        return Lab.host();
    }
}
