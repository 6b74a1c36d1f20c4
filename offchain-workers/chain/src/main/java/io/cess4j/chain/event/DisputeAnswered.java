package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.protocol.ByteString;
import java.time.Instant;

/**
 * The keys of a disputed file were handed to the drawn worker. Values as in the event Answered of
 * {@code IRightsDisputes}.
 */
public record DisputeAnswered(
    EventPosition at,
    long certificate,
    Address answerer,
    long round,
    ByteString capsule,
    Instant deadline)
    implements RightsEvent {}
