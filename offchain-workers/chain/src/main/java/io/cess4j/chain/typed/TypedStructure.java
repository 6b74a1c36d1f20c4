package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes32;

/** A structure of a contract or of docs/formats.md section 8 that {@link TypedDomain} signs. */
public sealed interface TypedStructure
    permits Report,
        Tags,
        Tag,
        Removal,
        Descriptor,
        Attestation,
        UploadPermission,
        TlsBinding,
        Served,
        Reencrypt,
        Reencrypted,
        Deliver,
        LicenceConsent,
        Update,
        TrainingJob,
        TrainedUpdate,
        Verdict,
        Voucher {
  /** hashStruct of EIP-712. */
  Bytes32 hash();
}
