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
import {IPenalties} from "./IPenalties.sol";
import {Refusals} from "./Refusals.sol";
import {Sampling} from "./Sampling.sol";
import {Schedule} from "./Schedule.sol";

/// @title Audits: the schedule, the samples, the days that passed and what became of the others.
/// @dev Between mechanism (IPodr2Verifier checks algebra) and money (Deals pays a passed day). A proof answers the frozen
/// set of the day: what was added today is not asked, what was removed today still is.
/// @custom:security The challenge seed binds window seed, miner, day and window, so a proof serves once, for one miner. The
/// prover only hints which holding a position falls in, Deals checks; it must bring the draws in order and stop at the
/// c-th live one, so it can neither choose nor leave out. The PoDR2 keys are those whose pairing checks the registry made.
/// Calls go to contracts of the Directory; the verifier's is static and comes before any write.
/// A refusal is held against a miner only where its own account or signer is the sender and the error is on the list of
/// Refusals; a verification that lacks gas cannot look like a wrong proof, since a single answer is not begun without
/// enough. Deleted is proven: all draws that a round allows were made, the contract itself found them dead. What missed days
/// cost is Penalties' to know; it is told after everything here is written, with each settled day once.
contract AuditRounds is IAuditRounds {
    using DayBits for DayBits.Book;
    using Schedule for Schedule.Day;

    /// @dev consecutive missed days, the first day not settled, and whether a Deleted day was excused since the last that
    /// passed
    struct Record {
        uint32 consecutive;
        uint32 settledUntil;
        bool excused;
    }

    uint256 private constant MAXIMUM_BATCH = 8;
    uint256 private constant DAYS_A_POKE = 32;
    uint256 private constant MAXIMUM_SPAN = 4096;
    uint256 private constant HINT_LENGTH = 4;
    /// @dev Bytes of a draw in what IDeals.sample returns.
    uint256 private constant LIVE_LENGTH = 64;
    /// @dev Bounds of what a single answer takes: cold holdings a draw, hash to curve and MSM a sample, seeds, pairings and
    /// payment once (snapshots/Storage.json, snapshots/verifier.json).
    uint256 private constant GAS_ONCE = 700_000;
    uint256 private constant GAS_A_SAMPLE = 30_000;
    uint256 private constant GAS_A_DRAW = 3_000;

    INetworkParameters private immutable PARAMETERS;
    IRandomness private immutable BEATS;
    IMinerRegistry private immutable REGISTRY;
    IDeals private immutable DEALS;
    IPodr2Verifier private immutable VERIFIER;
    IPenalties private immutable PENALTIES;
    uint256 private immutable GENESIS;
    uint256 private immutable DAY_SECONDS;
    uint256 private immutable WINDOWS;
    uint256 private immutable WINDOW_SECONDS;
    uint256 private immutable GRACE_SECONDS;

    DayBits.Book private _bits;
    mapping(uint32 miner => Record record) private _records;
    mapping(uint256 day => uint256 odds) private _odds;

    /// @dev Room for PoIS rounds.
    uint256[49] private __gap;

    /// @param directory knows all contracts; only NetworkParameters must be deployed already
    constructor(IDirectory directory) {
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        BEATS = IRandomness(directory.find("Beats"));
        REGISTRY = IMinerRegistry(directory.find("MinerRegistry"));
        DEALS = IDeals(directory.find("Deals"));
        VERIFIER = IPodr2Verifier(directory.find("Podr2Verifier"));
        PENALTIES = IPenalties(directory.find("Penalties"));
        INetworkParameters.Constants memory constants = PARAMETERS.constants();
        GENESIS = constants.genesis;
        DAY_SECONDS = constants.daySeconds;
        WINDOWS = constants.windows;
        WINDOW_SECONDS = constants.windowSeconds;
        GRACE_SECONDS = constants.graceSeconds;
    }

    /// @inheritdoc IAuditRounds
    function prove(Submission[] calldata submissions) external {
        if (submissions.length != 1) {
            _prove(submissions);
            return;
        }
        _checkGas(submissions[0].hints.length / HINT_LENGTH);
        try this.proveOrRevert(submissions) {}
        catch (bytes memory reason) {
            if (!_record(submissions[0], reason)) Refusals.rethrow(reason);
        }
    }

    /// @inheritdoc IAuditRounds
    function proveOrRevert(Submission[] calldata submissions) external {
        _prove(submissions);
    }

    /// @inheritdoc IAuditRounds
    function poke(uint32 miner) external {
        (Record memory record, uint256 today) = _settling(miner);
        uint256 until = today;
        if (until > record.settledUntil + DAYS_A_POKE) until = record.settledUntil + DAYS_A_POKE;
        bytes memory counts;
        while (record.settledUntil < until) {
            uint256 number = record.settledUntil++;
            Schedule.Day memory day = _past(number);
            // excused: no window that it could be due in had a seed
            if (day.dueWindow(miner, WINDOWS) == WINDOWS) continue;
            DayOutcome found = _outcomeOf(day, miner);
            _bits.settle(miner, number, found);
            if (found == DayOutcome.Accepted) {
                (record.consecutive, record.excused) = (0, false);
                counts = bytes.concat(counts, bytes1(0));
            } else if (found == DayOutcome.Deleted && !record.excused) {
                record.excused = true;
            } else {
                counts = bytes.concat(counts, bytes1(_capped(++record.consecutive)));
            }
            emit DaySettled(miner, uint16(number), found, record.consecutive);
        }
        _records[miner] = record;
        if (counts.length != 0) PENALTIES.settled(miner, counts, msg.sender);
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
    function outcome(uint32 miner, uint256 day) external view returns (DayOutcome) {
        uint256 today = (block.timestamp - GENESIS) / DAY_SECONDS;
        if (day > today || day > type(uint16).max) return DayOutcome.None;
        (bool settled, DayOutcome found) = _bits.settled(miner, day);
        if (settled) return found;
        bool proven = _bits.hasPassed(miner, day);
        if (day == today && proven) return DayOutcome.Accepted;
        if (!proven && (day == today || !_onDuty(miner, day))) return _bits.marked(miner, day, false);
        Schedule.Day memory past = _past(day);
        return past.dueWindow(miner, WINDOWS) == WINDOWS ? DayOutcome.None : _outcomeOf(past, miner);
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

    function _prove(Submission[] calldata submissions) private {
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
            challenges[i] = _openChallenge(day, submission);
            statements[i] = _statement(submission, challenges[i]);
            batchSeed = Sampling.hashAt(batchSeed, uint256(challenges[i].seed));
        }
        VERIFIER.verify(statements, batchSeed);
        for (uint256 i; i < count; ++i) {
            _accept(day.number, submissions[i], challenges[i]);
        }
    }

    function _today() private view returns (Schedule.Day memory day) {
        day = Schedule.open(_layout(), BEATS, (block.timestamp - GENESIS) / DAY_SECONDS);
        day.odds = _odds[day.number];
        if (day.odds == 0) day.odds = PARAMETERS.get(Parameter.RepeatOdds);
    }

    /// @dev A day that is over, with the odds it was begun with.
    function _past(uint256 number) private view returns (Schedule.Day memory day) {
        day = Schedule.open(_layout(), BEATS, number);
        day.odds = _odds[number];
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

    /// @dev Reverts where the gas left might not do for a single answer: a verification that runs dry must not pass for a
    /// wrong proof, and a node that searches for the least gas a call needs must not find the gas of a refusal.
    function _checkGas(uint256 draws) private view {
        uint256 required = GAS_ONCE + GAS_A_SAMPLE * PARAMETERS.get(Parameter.SampleCount) + GAS_A_DRAW * draws;
        uint256 left = gasleft();
        if (left < required) revert GasTooLow(required, left);
    }

    /// @dev Puts a refused answer on the record where the miner itself sent it.
    /// @return recorded false where it must revert
    function _record(Submission calldata submission, bytes memory reason) private returns (bool recorded) {
        uint32 miner = submission.miner;
        uint256 number = submission.day;
        uint256 most = PARAMETERS.get(Parameter.SampleCount) * PARAMETERS.get(Parameter.DrawsPerSample);
        DayOutcome refused = Refusals.outcomeOf(reason, submission.hints.length == HINT_LENGTH * most);
        if (refused == DayOutcome.None || !_isOwn(miner, msg.sender)) return false;
        if (number < _records[miner].settledUntil) return false;
        Schedule.Day memory day = _today();
        if (number != day.number) day = _past(number);
        Duty duty = day.duty(miner, submission.window);
        _bits.mark(miner, number, duty == Duty.Repeat, refused);
        emit ProofRefused(miner, uint16(number), submission.window, duty, refused, reason);
        return true;
    }

    function _isOwn(uint32 miner, address sender) private view returns (bool) {
        IMinerRegistry.Miner memory registered = REGISTRY.miner(miner);
        return sender == registered.account || sender == registered.signer;
    }

    /// @dev The challenge of a window that is due, open and not answered; reverts otherwise.
    function _openChallenge(Schedule.Day memory day, Submission calldata submission)
        private
        view
        returns (Challenge memory open)
    {
        uint32 miner = submission.miner;
        uint8 window = submission.window;
        if (submission.day != day.number) _refuseOtherDay(day.number, submission);
        open = _challenge(day, miner, window);
        if (open.duty == Duty.None) revert NotDue(miner, day.number, window);
        if (open.proven) revert AlreadyProven(miner, day.number, window);
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp > open.closesAt) revert ProofTooLate(miner, open.closesAt, block.timestamp);
    }

    /// @dev Yesterday's windows are closed and its frozen set is gone: all there is to say is that the answer is late.
    function _refuseOtherDay(uint256 today, Submission calldata submission) private view {
        uint32 miner = submission.miner;
        uint256 number = submission.day;
        uint8 window = submission.window;
        if (number + 1 != today) revert DayMismatch(today, number);
        if (window >= WINDOWS) revert WindowOutOfRange(WINDOWS, window);
        Schedule.Day memory day = _past(number);
        Duty duty = day.duty(miner, window);
        if (duty == Duty.None || !_onDuty(miner, number)) revert NotDue(miner, number, window);
        if (_isProven(miner, number, window, duty)) revert AlreadyProven(miner, number, window);
        revert ProofTooLate(miner, day.closesAt(window), block.timestamp);
    }

    function _onDuty(uint32 miner, uint256 day) private view returns (bool) {
        uint256 from = DEALS.dutyFrom(miner);
        return from != 0 && from <= day;
    }

    function _isProven(uint32 miner, uint256 day, uint256 window, Duty duty) private view returns (bool) {
        if (duty == Duty.Due) return _bits.hasPassed(miner, day);
        return duty == Duty.Repeat && _bits.hasAnswered(miner, day, window);
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
        asked.proven = _isProven(miner, day.number, window, asked.duty);
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

    /// @dev Of a day that is over, on which the miner was due.
    function _outcomeOf(Schedule.Day memory day, uint32 miner) private view returns (DayOutcome found) {
        bool proven = _bits.hasPassed(miner, day.number);
        if (proven && !_missedRepeat(day, miner, day.dueWindow(miner, WINDOWS))) return DayOutcome.Accepted;
        found = _bits.marked(miner, day.number, proven); // a missed repeat is what its own answer was
        if (found == DayOutcome.None) found = DayOutcome.Offline;
    }

    function _capped(uint32 count) private pure returns (uint8) {
        return count < type(uint8).max ? uint8(count) : type(uint8).max;
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
