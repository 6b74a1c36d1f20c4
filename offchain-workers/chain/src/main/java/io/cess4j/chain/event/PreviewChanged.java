package io.cess4j.chain.event;

import io.cess4j.chain.Bytes32;

/**
 * A certificate's holder has named a public file as its preview. Values as in the event {@code
 * PreviewChanged} of {@code IPreviews}.
 *
 * @param fid its id; {@link Bytes32#ZERO} where the preview was taken back
 */
public record PreviewChanged(EventPosition at, long certificate, Bytes32 fid)
    implements TradeEvent {}
