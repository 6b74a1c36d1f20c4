// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Disputes over whether a certificate's claim is true of the stored file (protocol.md section 9, ADR 0033).
/// @notice Whoever doubts a claim locks a bond; a beat draws a TEE worker; the holder locks a bond and seals the file's keys to
/// the worker's group; the worker fetches the file, computes instance hash, identifier and views anew and signs a verdict.
/// @dev One dispute at a time for a certificate. A claim that was confirmed cannot be disputed again: the computation would
/// give the same.
interface IRightsDisputes {
    enum Standing {
        Unchecked,
        Confirmed, // a TEE worker recomputed the claim
        Invented, // a TEE worker recomputed something else: the certificate is void
        Unproven // its holder did not answer, or the file could not be opened; a later dispute, of the holder too, can settle it
    }

    enum State {
        None,
        Open, // waits for the beat that draws a worker
        Drawn, // waits for the answer
        Answered // waits for the verdict
    }

    /// @notice What a worker may find.
    enum Verdict {
        None,
        Confirmed, // all fields of the claim are the file's
        Invented, // the file opens and is another one, or its identifier or views are others
        Unproven // the file is not there, the keys do not open it, or the worker cannot read its format
    }

    /// @param standing of the certificate, from the disputes before
    /// @param challenger whose bond it is
    /// @param worker drawn TEE worker; where no dispute is open, or none is drawn yet, that of the dispute before
    /// @param tiKey the worker's group key, to which the keys are sealed
    /// @param round how many disputes the certificate has had, this one included
    /// @param draws how many workers were drawn
    /// @param answerer zero before the answer
    /// @param bond wei, of each side
    /// @param drawBeat first beat that may draw
    /// @param deadline of the answer or of the verdict
    struct Dispute {
        State state;
        Standing standing;
        address challenger;
        uint16 worker;
        uint16 tiKey;
        uint32 round;
        uint8 draws;
        address answerer;
        uint96 bond;
        uint32 drawBeat;
        uint40 deadline;
    }

    event DisputeOpened(
        uint40 indexed certificate, address indexed challenger, uint32 round, uint256 bond, uint32 drawBeat
    );
    event WorkerDrawn(uint40 indexed certificate, uint16 indexed worker, uint32 round, uint16 tiKey, uint256 deadline);
    /// @param capsule docs/formats.md section 6 around data key and mask keys
    event Answered(uint40 indexed certificate, address indexed answerer, uint32 round, bytes capsule, uint256 deadline);
    event DrawDelayed(uint40 indexed certificate, uint32 round, uint32 drawBeat);
    event WorkerSilent(uint40 indexed certificate, uint16 indexed worker, uint32 round);
    /// @param evidence keccak256(abi.encode(instance hash, identifier, views root)) as the worker found them
    event Judged(uint40 indexed certificate, uint16 indexed worker, uint32 round, Verdict verdict, bytes32 evidence);
    /// @notice The end of a dispute, whatever ended it. Amounts in wei of the two bonds.
    event DisputeClosed(
        uint40 indexed certificate,
        uint32 round,
        Standing standing,
        uint256 toChallenger,
        uint256 toAnswerer,
        uint256 toWorker
    );

    error CertificateUnknown(uint256 certificate);
    error StandingFinal(uint256 certificate, Standing standing);
    error DisputeStateWrong(uint256 certificate, State expected, State actual);
    error DisputeWithoutBeat(uint256 certificate, uint256 beat);
    error OnlyHolderOrCreator(uint256 certificate, address holder, address actual);
    error HolderHasAnswered(uint256 certificate, address holder);
    error CapsuleLength(uint256 minimum, uint256 maximum, uint256 actual);
    error AnswerTooLate(uint256 deadline, uint256 actual);
    error TooEarly(uint256 deadline, uint256 actual);
    error VerdictMissing();
    error SignatureLength(uint256 expected, uint256 actual);
    error VerdictRejected(uint16 worker, address expected, address actual);

    /// @notice Locks DisputeBond of the caller's vault balance. A holder may dispute its own certificate to have it confirmed.
    function open(uint40 certificate) external;
    /// @notice Permissionless, after the next beat. A certificate that was disputed before gets the worker it had last, unless that
    /// one has left.
    function draw(uint40 certificate) external;
    /// @notice Holder or creator: locks as much as the challenger and hands the file's keys to the drawn worker's group. The
    /// holder may replace an answer of the creator.
    /// @param capsule data key and the mask keys of the file's deals (64 at most), sealed to the group: 144 bytes and 32 a key
    function answer(uint40 certificate, bytes calldata capsule) external;
    /// @notice Permissionless with the drawn worker's signature over Verdict(uint256 certificate,bytes32 claim,uint32 round,
    /// uint16 worker,address answerer,uint8 verdict,bytes32 evidence), 64 bytes (EIP-2098); `claim` is the registry's claimOf.
    function conclude(uint40 certificate, Verdict verdict, bytes32 evidence, bytes calldata signature) external;
    /// @notice Permissionless, after the deadline: without an answer the standing is Unproven and the challenger gets its bond
    /// back; without a verdict another worker is drawn, three in all, then both get their bonds back. Also where no beat
    /// came for so long that the draw cannot be made any more.
    function expire(uint40 certificate) external;

    function disputeOf(uint256 certificate) external view returns (Dispute memory);
    function standingOf(uint256 certificate) external view returns (Standing);
    /// @notice Both in one call: what a transfer asks.
    function statusOf(uint256 certificate) external view returns (Standing standing, bool disputed);
    /// @notice EIP-712 domain separator (cess4j, 1, chain id, this).
    function domainSeparator() external view returns (bytes32);
}
