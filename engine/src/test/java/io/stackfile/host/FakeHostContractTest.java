package io.stackfile.host;

final class FakeHostContractTest extends HostContract {
    @Override
    protected Host open() {
        return new FakeHost().pullable("busybox:latest");
    }
}
