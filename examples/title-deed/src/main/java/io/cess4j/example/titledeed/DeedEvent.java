package io.cess4j.example.titledeed;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/** What happened to a deed. */
public sealed interface DeedEvent {
  /** The registrar made it. */
  record Issued(Address owner, String parcel) implements DeedEvent {}

  /** A document more. */
  record Bound(long certificate, Address by, String fid) implements DeedEvent {}

  /** Offered to a buyer. */
  record Proposed(Address seller, Address buyer, BigInteger price) implements DeedEvent {}

  /** The offer was taken back. */
  record Withdrawn() implements DeedEvent {}

  /** Deed and money changed hands. */
  record Sold(Address seller, Address buyer, BigInteger price) implements DeedEvent {}

  /** The registrar handed it on. */
  record Reassigned(Address from, Address to, long certificate) implements DeedEvent {}
}
