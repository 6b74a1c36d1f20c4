// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {IPodr2Verifier} from "../proof/IPodr2Verifier.sol";
import {IRandomness} from "../random/IRandomness.sol";
import {DayBits} from "./DayBits.sol";
import {IAuditRounds} from "./IAuditRounds.sol";
import {IDeals} from "./IDeals.sol";
import {IMinerRegistry} from "./IMinerRegistry.sol";
import {Sampling} from "./Sampling.sol";
import {Schedule} from "./Schedule.sol";

/// @title Audits: the schedule, the samples and the days that passed.
/// @dev Between mechanism (IPodr2Verifier checks algebra) and money (Deals pays a passed day). A proof answers the frozen
/// set of the day: what was added today is not asked, what was removed today still is.
/// @custom:security The challenge seed binds window seed, miner, day and window, so a proof serves once, for one miner. The
/// prover only hints which holding a position falls in, Deals checks; it must bring the draws in order and stop at the
/// c-th live one, so it can neither choose nor leave out. The PoDR2 keys are those whose pairing checks the registry made.
/// Calls go to contracts of the Directory; the verifier's is static and comes before any write.
contract AuditRounds is IAuditRounds {
    using DayBits for DayBits.Book;
    using Schedule for Schedule.Day;

    /// @dev consecutive missed days and the first day not settled
    struct Record {
        uint32 consecutive;
        uint32 settledUntil;
    }

    uint256 private constant MAXIMUM_BATCH = 8;
    uint256 private constant DAYS_A_POKE = 32;
    uint256 private constant MAXIMUM_SPAN = 4096;
    uint256 private constant HINT_LENGTH = 4;
    /// @dev Bytes of a draw in what IDeals.sample returns.
    uint256 private constant LIVE_LENGTH = 64;

    INetworkParameters private immutable PARAMETERS;
    IRandomness private immutable BEATS;
    IMinerRegistry private immutable REGISTRY;
    IDeals private immutable DEALS;
    IPodr2Verifier private immutable VERIFIER;
    uint256 private immutable GENESIS;
    uint256 private immutable DAY_SECONDS;
    uint256 private immutable WINDOWS;
    uint256 private immutable WINDOW_SECONDS;
    uint256 private immutable GRACE_SECONDS;

    DayBits.Book private _bits;
    mapping(uint32 miner => Record record) private _records;
    mapping(uint256 day => uint256 odds) private _odds;

    /// @dev Room for penalties, forced exits and PoIS rounds.
    uint256[50] private __gap;

    /// @param directory knows all contracts; only NetworkParameters must be deployed already
    constructor(IDirectory directory) {
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        BEATS = IRandomness(directory.find("Beats"));
        REGISTRY = IMinerRegistry(directory.find("MinerRegistry"));
        DEALS = IDeals(directory.find("Deals"));
        VERIFIER = IPodr2Verifier(directory.find("Podr2Verifier"));
        INetworkParameters.Constants memory constants = PARAMETERS.constants();
        GENESIS = constants.genesis;
        DAY_SECONDS = constants.daySeconds;
        WINDOWS = constants.windows;
        WINDOW_SECONDS = constants.windowSeconds;
        GRACE_SECONDS = constants.graceSeconds;
    }

    /// @inheritdoc IAuditRounds
    function prove(Submission[] calldata submissions) external {
        uint256 count = submissions.length;
        if (count == 0 || count > MAXIMUM_BATCH) revert BatchSize(1, MAXIMUM_BATCH, count);
        Schedule.Day memory day = _today();
        if (_odds[day.number] == 0) _odds[day.number] = day.odds;

        Challenge[] memory challenges = new Challenge[](count);
        IPodr2Verifier.Statement[] memory statements = new IPodr2Verifier.Statement[](count);
        bytes32 batchSeed;
        for (uint256 i; i < count; ++i) {
            Submission calldata submission = submissions[i];
            for (uint256 j; j < i; ++j) {
                if (submissions[j].miner == submission.miner) revert SameMinerTwice(submission.miner);
            }
            challenges[i] = _openChallenge(day, submission.miner, submission.window);
            statements[i] = _statement(submission, challenges[i]);
            batchSeed = Sampling.hashAt(batchSeed, uint256(challenges[i].seed));
        }
        VERIFIER.verify(statements, batchSeed);
        for (uint256 i; i < count; ++i) {
            _accept(day.number, submissions[i], challenges[i]);
        }
    }

    /// @inheritdoc IAuditRounds
    function poke(uint32 miner) external {
        (Record memory record, uint256 today) = _settling(miner);
        uint256 until = today;
        if (until > record.settledUntil + DAYS_A_POKE) until = record.settledUntil + DAYS_A_POKE;
        INetworkParameters.Constants memory constants = _layout();
        while (record.settledUntil < until) {
            uint256 number = record.settledUntil++;
            Schedule.Day memory day = Schedule.open(constants, BEATS, number);
            day.odds = _odds[number];
            uint256 due = day.dueWindow(miner, constants.windows);
            if (due == constants.windows) continue; // excused: no window that it could be due in had a seed
            if (_bits.hasPassed(miner, number) && !_missedRepeat(day, miner, due)) {
                record.consecutive = 0;
            } else {
                ++record.consecutive;
                emit DayMissed(miner, uint16(number), record.consecutive);
            }
        }
        _records[miner] = record;
    }

    /// @inheritdoc IAuditRounds
    function challenge(uint32 miner, uint8 window) external view returns (Challenge memory) {
        return _challenge(_today(), miner, window);
    }

    /// @inheritdoc IAuditRounds
    function awaits(uint32 miner) external view returns (bool) {
        Schedule.Day memory day = _today();
        uint256 windowSeconds = day.constants.windowSeconds;
        uint256 elapsed = block.timestamp - day.constants.genesis - day.number * day.constants.daySeconds;
        for (uint256 window; window < day.constants.windows && window * windowSeconds <= elapsed; ++window) {
            // forge-lint: disable-next-line(block-timestamp)
            if (block.timestamp > day.closesAt(window)) continue;
            if (day.seed(window) == 0) {
                if (elapsed < (window + 1) * windowSeconds) return true;
                continue;
            }
            Duty duty = day.duty(miner, window);
            if (duty == Duty.Due && !_bits.hasPassed(miner, day.number)) return true;
            if (duty == Duty.Repeat && !_bits.hasAnswered(miner, day.number, window)) return true;
        }
        return false;
    }

    /// @inheritdoc IAuditRounds
    function layoutsOpenUntil() external view returns (uint256) {
        Schedule.Day memory day = _today();
        uint256 opened = GENESIS + day.number * DAY_SECONDS;
        uint256 window = (block.timestamp - opened) / WINDOW_SECONDS;
        if (window < WINDOWS) {
            if (day.seed(window) == 0) return 0;
            return opened + window * WINDOW_SECONDS + WINDOW_SECONDS / 2;
        }
        return opened + (WINDOWS * WINDOW_SECONDS + DAY_SECONDS) / 2;
    }

    /// @inheritdoc IAuditRounds
    function passed(uint32 miner, uint256 day) external view returns (bool) {
        return day <= type(uint16).max && _bits.hasPassed(miner, day);
    }

    /// @inheritdoc IAuditRounds
    function passedDays(uint32 miner, uint256 from, uint256 to) external view returns (uint256) {
        if (to > uint256(type(uint16).max) + 1) revert DayOutOfRange(uint256(type(uint16).max) + 1, to);
        if (to > from && to - from > MAXIMUM_SPAN) revert DayOutOfRange(from + MAXIMUM_SPAN, to);
        return _bits.passedDays(miner, from, to);
    }

    /// @inheritdoc IAuditRounds
    function misses(uint32 miner) external view returns (uint256 consecutive, uint256 settledUntil) {
        Record memory record = _records[miner];
        return (record.consecutive, record.settledUntil);
    }

    function _today() private view returns (Schedule.Day memory day) {
        day = Schedule.open(_layout(), BEATS, (block.timestamp - GENESIS) / DAY_SECONDS);
        day.odds = _odds[day.number];
        if (day.odds == 0) day.odds = PARAMETERS.get(Parameter.RepeatOdds);
    }

    /// @dev What audits need of the constants; the other fields stay zero.
    function _layout() private view returns (INetworkParameters.Constants memory constants) {
        // They came out of fields of these sizes.
        constants.genesis = uint40(GENESIS);
        constants.daySeconds = uint32(DAY_SECONDS);
        constants.windows = uint8(WINDOWS);
        constants.windowSeconds = uint32(WINDOW_SECONDS);
        constants.graceSeconds = uint32(GRACE_SECONDS);
    }

    /// @dev The challenge of a window that is due, open and not answered; reverts otherwise.
    function _openChallenge(Schedule.Day memory day, uint32 miner, uint8 window)
        private
        view
        returns (Challenge memory open)
    {
        open = _challenge(day, miner, window);
        if (open.duty == Duty.None) revert NotDue(miner, day.number, window);
        if (open.proven) revert AlreadyProven(miner, day.number, window);
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp > open.closesAt) revert ProofTooLate(miner, open.closesAt, block.timestamp);
    }

    function _challenge(Schedule.Day memory day, uint32 miner, uint8 window)
        private
        view
        returns (Challenge memory asked)
    {
        if (window >= day.constants.windows) revert WindowOutOfRange(day.constants.windows, window);
        bytes32 windowSeed = day.seed(window);
        if (windowSeed == 0) revert WindowWithoutBeat(day.number, window);
        asked.seed = keccak256(abi.encode(windowSeed, miner, day.number, window));
        asked.closesAt = uint40(day.closesAt(window));
        asked.samples = uint32(PARAMETERS.get(Parameter.SampleCount));
        asked.maximumDraws = uint32(asked.samples * PARAMETERS.get(Parameter.DrawsPerSample));
        IDeals.Bucket[4] memory buckets = DEALS.buckets(miner);
        (uint256 group, uint256 sectors) = Sampling.bucketOf(asked.seed, buckets);
        if (sectors == 0) return asked; // nothing to prove, so no duty
        asked.group = uint8(group);
        asked.sectors = uint40(sectors);
        asked.tiKey = buckets[group].tiKey;
        asked.duty = day.duty(miner, window);
        if (asked.duty == Duty.Due) asked.proven = _bits.hasPassed(miner, day.number);
        if (asked.duty == Duty.Repeat) asked.proven = _bits.hasAnswered(miner, day.number, window);
    }

    /// @dev What the verifier has to check: the live draws in order.
    function _statement(Submission calldata submission, Challenge memory asked)
        private
        view
        returns (IPodr2Verifier.Statement memory statement)
    {
        bytes32 expected = REGISTRY.keyHash(submission.miner, asked.tiKey);
        bytes32 actual = keccak256(submission.keys);
        if (expected != actual) revert KeysUnknown(submission.miner, asked.tiKey, expected, actual);

        uint256 draws = submission.hints.length / HINT_LENGTH;
        if (draws < asked.samples || draws > asked.maximumDraws) {
            revert DrawsOutOfRange(asked.samples, asked.maximumDraws, draws);
        }
        bytes memory live = DEALS.sample(submission.miner, asked.group, asked.seed, asked.sectors, submission.hints);
        if (live.length < asked.samples * LIVE_LENGTH) revert TooFewLive(asked.samples, live.length / LIVE_LENGTH);
        uint256 consumed;
        (statement.nus, statement.blocks, statement.weights, consumed) = Sampling.take(live, asked.samples);
        if (consumed < draws) revert DrawsOutOfRange(consumed, consumed, draws);
        statement.miner = submission.miner;
        statement.tiKey = asked.tiKey;
        statement.z = Sampling.evaluationPoint(asked.seed);
        statement.keys = submission.keys;
        statement.proof = submission.proof;
    }

    function _accept(uint256 today, Submission calldata submission, Challenge memory answered) private {
        if (answered.duty == Duty.Due) {
            _bits.pass(submission.miner, today);
            DEALS.payToday(submission.miner);
        } else {
            _bits.answer(submission.miner, today, submission.window);
        }
        emit ProofAccepted(
            submission.miner,
            uint16(today),
            submission.window,
            answered.duty,
            answered.group,
            answered.sectors,
            submission.hints.length / HINT_LENGTH
        );
    }

    /// @dev The record with days before the miner's duty skipped.
    function _settling(uint32 miner) private view returns (Record memory record, uint256 today) {
        record = _records[miner];
        today = (block.timestamp - GENESIS) / DAY_SECONDS;
        uint256 from = DEALS.dutyFrom(miner);
        if (from == 0 || from > today) from = today;
        if (record.settledUntil < from) record.settledUntil = uint32(from);
    }

    function _missedRepeat(Schedule.Day memory day, uint32 miner, uint256 due) private view returns (bool) {
        for (uint256 window = due + 1; window < day.constants.windows; ++window) {
            bytes32 windowSeed = day.seed(window);
            if (windowSeed == 0 || !Schedule.isRepeat(windowSeed, miner, day.odds)) continue;
            if (!_bits.hasAnswered(miner, day.number, window)) return true;
        }
        return false;
    }
}
