package io.cess4j.miner.deal;

import io.cess4j.miner.storage.HoldingReader;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.transport.WorkerBody;
import io.cess4j.transport.WorkerRequest;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;

/** The body of `POST /v1/tags`, streamed from disk (docs/formats.md section 9). */
final class TagRequest {

  private TagRequest() {}

  static WorkerRequest of(int slot, SignedDescriptor signed, HoldingReader holding) {
    byte[] descriptor = DescriptorCodec.encode(signed.descriptor());
    byte[] head =
        ByteBuffer.allocate(Integer.BYTES + descriptor.length + signed.signature().length())
            .putInt(descriptor.length)
            .put(descriptor)
            .put(signed.signature().toBytes())
            .array();
    return WorkerRequest.post(
        "/v1/tags?deal=%d&slot=%d".formatted(signed.descriptor().deal(), slot),
        new WorkerBody(
            head.length + holding.bytes(),
            () -> new SequenceInputStream(new ByteArrayInputStream(head), holding.stream())));
  }
}
