// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Policy of audits: who is due when, what a proof must answer, which days passed (protocol.md section 4).
/// @dev In window w of W a miner that was not due before is due when keccak256(seed, miner) mod (W - w) = 0; the first such
/// window with a seed is its due window of the day. In a later window it is due again when
/// keccak256(seed, miner, "repeat") mod RepeatOdds = 0. A proof counts until the window's end plus grace.
/// Hashes are keccak256(abi.encode(...)). The bucket is drawn by sectors: keccak256(challenge seed, 2^201) mod the sum of
/// frozen sectors falls into one of the groups 0 ... 3 laid end to end. RepeatOdds is fixed for a day by the day's first
/// proof; a day without any proof has no repeats to miss.
/// What a miner's own account sends is on the record: an answer that is wrong, late or has nothing left to answer from does
/// not revert but becomes the outcome of its day. What others send on its behalf reverts and leaves no trace.
interface IAuditRounds {
    enum Duty {
        None, // not due in this window
        Due, // the day's audit
        Repeat // due again
    }

    /// @notice What became of a miner's day.
    enum DayOutcome {
        None, // off duty, excused (no window that it could be due in had a seed), or not over and nothing sent
        Accepted, // proven, and so were its repeats
        Wrong, // the miner sent an answer that does not verify
        Late, // the miner sent its answer after the window had closed
        Offline, // the miner sent nothing that counts
        Deleted // the miner showed that too little of its bucket is alive to be sampled
    }

    /// @param day today; yesterday only to have a late answer on the record
    /// @param hints 4 bytes a drawn position, big-endian holding number in the challenged bucket
    /// @param keys K then KA, 512 bytes
    /// @param proof y, sigma, psi: 288 bytes
    struct Submission {
        uint32 miner;
        uint16 day;
        uint8 window;
        bytes hints;
        bytes keys;
        bytes proof;
    }

    /// @param seed keccak256(abi.encode(window seed, miner, day, window)); draw k is h = keccak256(seed, k): position
    /// (h >> 128) mod sectors, weight h mod 2^128; z = keccak256(seed, 2^200) mod r
    /// @param sectors frozen sectors of the challenged bucket
    /// @param closesAt last timestamp at which a proof counts
    struct Challenge {
        Duty duty;
        uint8 group;
        uint16 tiKey;
        uint40 sectors;
        uint40 closesAt;
        uint32 samples;
        uint32 maximumDraws;
        bytes32 seed;
        bool proven;
    }

    event ProofAccepted(
        uint32 indexed miner, uint16 indexed day, uint8 window, Duty duty, uint8 group, uint40 sectors, uint256 draws
    );
    /// @notice What the miner itself sent was refused. `reason` is the error, as it would have reverted for a stranger.
    event ProofRefused(
        uint32 indexed miner, uint16 indexed day, uint8 window, Duty duty, DayOutcome outcome, bytes reason
    );
    /// @notice A finished day on duty; it does not change any more. `consecutive` missed days up to and with it.
    event DaySettled(uint32 indexed miner, uint16 indexed day, DayOutcome outcome, uint256 consecutive);

    error NotDue(uint32 miner, uint256 day, uint256 window);
    error WindowOutOfRange(uint256 windows, uint256 actual);
    error WindowWithoutBeat(uint256 day, uint256 window);
    error ProofTooLate(uint32 miner, uint256 closedAt, uint256 actual);
    error AlreadyProven(uint32 miner, uint256 day, uint256 window);
    error KeysUnknown(uint32 miner, uint16 tiKey, bytes32 expected, bytes32 actual);
    error DrawsOutOfRange(uint256 minimum, uint256 maximum, uint256 actual);
    error TooFewLive(uint256 expected, uint256 actual);
    error BatchSize(uint256 minimum, uint256 maximum, uint256 actual);
    error DayMismatch(uint256 today, uint256 actual);
    error GasTooLow(uint256 required, uint256 actual);
    error DayOutOfRange(uint256 maximum, uint256 actual);
    error SameMinerTwice(uint32 miner);

    /// @notice Permissionless: proofs of up to 8 miners for windows of today; all stand or fall together.
    /// A single one that the miner's own account or signer sends is on the record: refused as wrong, late or deleted, it
    /// emits ProofRefused and does not revert. It needs gas for a whole verification in any case (GasTooLow).
    function prove(Submission[] calldata submissions) external;

    /// @notice As `prove`, but every refusal reverts, whoever sends it.
    function proveOrRevert(Submission[] calldata submissions) external;

    /// @notice Permissionless: settles finished days (at most 32 a call) into outcomes and the count of consecutive missed days.
    function poke(uint32 miner) external;

    /// @notice What the miner must answer in a window of today; reverts with WindowWithoutBeat before its seed.
    function challenge(uint32 miner, uint8 window) external view returns (Challenge memory);

    /// @notice Whether a window of today is open in which the miner still owes a proof, or may owe one once its beat comes.
    /// While this is false nothing that anybody knows asks the miner for anything: its holdings may be rearranged.
    function awaits(uint32 miner) external view returns (bool);

    /// @notice The last timestamp at which miners that owe nothing may rearrange their holdings (IDeals.fill): half of the
    /// running window when it has its seed, half of what remains of a day after its last window; 0 in a window without a seed.
    /// @dev A member can compute its own beat as soon as the one before is posted, so who sends the first beat of a window
    /// knows the samples one interval ahead, and members in a row that collude know them as many intervals ahead as they
    /// are. With layouts open that close to the seed they could try one after the other: unlimited grinding instead of the
    /// one bit of a withheld beat. Half a window before the next seed that takes windowSeconds / 2 / beatSeconds members in
    /// a row, 29 on mainnet; half of the day's tail before the next day's first seed 12.
    function layoutsOpenUntil() external view returns (uint256);

    /// @notice What became of a day, without a transaction: as things stand until the day is over, settled by `poke`.
    /// Accepted beats whatever else was sent for the same duty; then Wrong, Late and Deleted, in this order; Offline is what
    /// is left of a day on duty that has passed.
    function outcome(uint32 miner, uint256 day) external view returns (DayOutcome);
    function passed(uint32 miner, uint256 day) external view returns (bool);
    /// @notice How many days of [from, to) the miner passed; at most 4,096 days apart.
    function passedDays(uint32 miner, uint256 from, uint256 to) external view returns (uint256);
    /// @notice Consecutive missed days as far as settled, and the first day not settled yet.
    /// A day counts as missed when the miner was on duty (IDeals.dutyFrom), had a due window with a seed and did not pass it,
    /// or missed a repeat; a day without a due window leaves the count as it was, a day that passed sets it to zero. One
    /// Deleted day leaves the count as it was too; the next ones count until a day passes again: dead ranges can be closed
    /// (IDeals.fill), and a miner without live data is not on duty.
    function misses(uint32 miner) external view returns (uint256 consecutive, uint256 settledUntil);
}
