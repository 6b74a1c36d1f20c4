// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAuditRounds} from "../../src/storage/IAuditRounds.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {VerifierDouble} from "./support/Doubles.sol";
import {AuditsFixture} from "./support/AuditsFixture.sol";

/// @notice Accepted, Wrong, Late, Offline, Deleted: what a miner's own account sends is on the record, nothing else is.
contract DayOutcomesTest is AuditsFixture {
    uint32 private constant MINER = 1;
    address private constant ACCOUNT = address(501);
    uint32 private constant DEALS = 10;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < DEALS; ++i) {
            _activate(_miners(2, 1), 2, SIZE, 420);
        }
    }

    function test_AnAcceptedDay() public {
        uint8 window = _goToDuty(MINER, 101);
        _check(101, IAuditRounds.DayOutcome.None);
        _send(ACCOUNT, _submission(MINER, window));
        _check(101, IAuditRounds.DayOutcome.Accepted);
        _settle(101, _missedRepeats(101) ? IAuditRounds.DayOutcome.Offline : IAuditRounds.DayOutcome.Accepted);
    }

    function test_AWrongProofOfTheOwnAccountIsOnTheRecord() public {
        uint8 window = _goToDuty(MINER, 101);
        bytes memory reason = abi.encodeWithSelector(VerifierDouble.ProofRejected.selector, MINER);
        vm.expectEmit(address(audits));
        emit IAuditRounds.ProofRefused(MINER, 101, window, IAuditRounds.Duty.Due, IAuditRounds.DayOutcome.Wrong, reason);
        _send(ACCOUNT, _altered(_submission(MINER, window)));
        _check(101, IAuditRounds.DayOutcome.Wrong);
        assertFalse(audits.passed(MINER, 101));
        assertEq(deals.earned(MINER), 0);
        _settle(101, IAuditRounds.DayOutcome.Wrong);
        _checkMisses(1);
    }

    function test_AWrongProofOfTheSignerIsOnTheRecordToo() public {
        uint8 window = _goToDuty(MINER, 101);
        _send(vm.addr(1000 + MINER), _altered(_submission(MINER, window)));
        _check(101, IAuditRounds.DayOutcome.Wrong);
    }

    function test_WrongKeysHintsAndDrawsAreWrong() public {
        uint8 window = _goToDuty(MINER, 101);
        uint256 snapshot = vm.snapshotState();
        for (uint256 kind; kind < 6; ++kind) {
            _send(ACCOUNT, _spoilt(_submission(MINER, window), kind));
            _check(101, IAuditRounds.DayOutcome.Wrong);
            vm.revertToState(snapshot);
        }
    }

    function test_ARightProofInTimeOutweighsAWrongOne() public {
        uint8 window = _goToDuty(MINER, 101);
        IAuditRounds.Submission memory submission = _submission(MINER, window);
        _send(ACCOUNT, _altered(submission));
        audits.prove(_one(submission)); // by anyone
        _check(101, IAuditRounds.DayOutcome.Accepted);
        assertGt(deals.earned(MINER), 0);
    }

    function test_ALateProofOfTheOwnAccountIsOnTheRecord() public {
        uint8 window = _goToDutyThatClosesOn(101);
        IAuditRounds.Submission memory submission = _submission(MINER, window);
        vm.warp(audits.challenge(MINER, window).closesAt + 1);
        uint256 day = _today();
        vm.expectPartialRevert(IAuditRounds.ProofTooLate.selector);
        audits.prove(_one(submission));
        _check(day, IAuditRounds.DayOutcome.None);
        _send(ACCOUNT, submission);
        _check(day, IAuditRounds.DayOutcome.Late);
        assertFalse(audits.passed(MINER, day));
        _settle(day, IAuditRounds.DayOutcome.Late);
    }

    function test_ALateProofOfYesterdayCountsUntilTheDayIsSettled() public {
        uint256 day = 101;
        while (_dueWindow(MINER, day) != WINDOWS - 1) ++day;
        uint8 window = _goToDuty(MINER, day); // closes with the day
        IAuditRounds.Submission memory submission = _submission(MINER, window);
        _goTo(day + 1);
        _check(day, IAuditRounds.DayOutcome.Offline);
        uint256 snapshot = vm.snapshotState();
        _send(ACCOUNT, submission);
        _check(day, IAuditRounds.DayOutcome.Late);
        vm.revertToState(snapshot);
        audits.poke(MINER);
        audits.poke(MINER);
        vm.prank(ACCOUNT);
        vm.expectPartialRevert(IAuditRounds.ProofTooLate.selector);
        audits.prove(_one(submission));
        _check(day, IAuditRounds.DayOutcome.Offline);
    }

    function test_RefusesOtherDaysAndWindowsOfYesterdayThatWereNotDue() public {
        uint8 window = _goToDuty(MINER, 102);
        IAuditRounds.Submission memory submission = _submission(MINER, window);
        submission.day = 103;
        _refuse(submission, abi.encodeWithSelector(IAuditRounds.DayMismatch.selector, 102, 103));
        submission.day = 100;
        _refuse(submission, abi.encodeWithSelector(IAuditRounds.DayMismatch.selector, 102, 100));
        submission.day = 101;
        submission.window = uint8(_dueWindow(MINER, 101) + 1);
        while (submission.window < WINDOWS && _isRepeat(MINER, 101, submission.window)) ++submission.window;
        if (submission.window < WINDOWS) {
            _refuse(submission, abi.encodeWithSelector(IAuditRounds.NotDue.selector, MINER, 101, submission.window));
        }
        submission.window = uint8(WINDOWS);
        _refuse(submission, abi.encodeWithSelector(IAuditRounds.WindowOutOfRange.selector, WINDOWS, WINDOWS));
    }

    function test_WhatIsNotAskedIsNoOutcomeForTheOwnAccountEither() public {
        uint8 window = _goToDuty(MINER, 101);
        IAuditRounds.Submission memory submission = _submission(MINER, window);
        _send(ACCOUNT, submission);
        _refuse(submission, abi.encodeWithSelector(IAuditRounds.AlreadyProven.selector, MINER, 101, window));
        submission.window = 0;
        if (window != 0) _refuse(submission, abi.encodeWithSelector(IAuditRounds.NotDue.selector, MINER, 101, 0));
        _check(101, IAuditRounds.DayOutcome.Accepted);
    }

    function test_ASilentMinerIsOffline() public {
        _goTo(104);
        for (uint256 day = 101; day < 104; ++day) {
            _check(day, IAuditRounds.DayOutcome.Offline);
        }
        _check(100, IAuditRounds.DayOutcome.None); // not on duty yet
        _check(104, IAuditRounds.DayOutcome.None); // not over
        _check(105, IAuditRounds.DayOutcome.None);
        _check(type(uint256).max, IAuditRounds.DayOutcome.None);
        audits.poke(MINER);
        _check(102, IAuditRounds.DayOutcome.Offline);
        _checkMisses(3);
    }

    function test_ADayWithoutBeatsHasNoOutcome() public {
        for (uint256 window; window < WINDOWS; ++window) {
            beats.put(102, window, 0);
        }
        _goTo(104);
        _check(102, IAuditRounds.DayOutcome.None);
        audits.poke(MINER);
        _check(102, IAuditRounds.DayOutcome.None);
        _check(103, IAuditRounds.DayOutcome.Offline);
    }

    function test_OneDeletedDayIsExcusedTheNextOnesCount() public {
        _goTo(101);
        _end(9);
        for (uint256 day = 102; day < 105; ++day) {
            uint8 window = _goToDuty(MINER, day);
            IAuditRounds.Submission memory submission = _submission(MINER, window);
            assertEq(submission.hints.length, 4 * 4 * SAMPLES);
            vm.expectPartialRevert(IAuditRounds.TooFewLive.selector);
            audits.prove(_one(submission));
            _send(ACCOUNT, submission);
            _check(day, IAuditRounds.DayOutcome.Deleted);
        }
        _goTo(105);
        audits.poke(MINER);
        _check(102, IAuditRounds.DayOutcome.Deleted);
        _check(104, IAuditRounds.DayOutcome.Deleted);
        _checkMisses(1 + 2); // day 101 was missed, 102 excused
        assertEq(deals.earned(MINER), 0);
    }

    function test_DrawsLeftOutAreWrongNotDeleted() public {
        _goTo(101);
        _end(9);
        uint8 window = _goToDuty(MINER, 102);
        IAuditRounds.Submission memory submission = _submission(MINER, window);
        submission.hints = _head(submission.hints, submission.hints.length - 4);
        _send(ACCOUNT, submission);
        _check(102, IAuditRounds.DayOutcome.Wrong);
    }

    function test_AMinerWithNothingAliveMayTellAndMissesNothing() public {
        _goTo(101);
        _end(10);
        uint8 window = _goToDuty(MINER, 102);
        _send(ACCOUNT, _submission(MINER, window));
        _check(102, IAuditRounds.DayOutcome.Deleted);
        _goTo(110);
        audits.poke(MINER);
        _check(102, IAuditRounds.DayOutcome.Deleted);
        _check(103, IAuditRounds.DayOutcome.None);
        _checkMisses(0);
    }

    function test_AMissedRepeatIsWhatItsOwnAnswerWas() public {
        (uint256 day, uint256 due, uint8 repeat) = _dayWithRepeat();
        _goToWindow(day, due);
        _send(ACCOUNT, _altered(_submission(MINER, uint8(due)))); // does not stick: the right one follows
        _send(ACCOUNT, _submission(MINER, uint8(due)));
        _goToWindow(day, repeat);
        uint256 snapshot = vm.snapshotState();
        _send(ACCOUNT, _altered(_submission(MINER, repeat)));
        _check(day, IAuditRounds.DayOutcome.Accepted);
        _goTo(day + 1);
        _check(day, IAuditRounds.DayOutcome.Wrong);
        vm.revertToState(snapshot);
        _goTo(day + 1);
        _check(day, IAuditRounds.DayOutcome.Offline);
    }

    /// @dev A verification without gas must not look like a wrong proof, whoever sends it.
    function testFuzz_LackOfGasIsNeverAnOutcome(uint256 gas, bool own) public {
        gas = bound(gas, 30_000, 4_000_000);
        uint8 window = _goToDuty(MINER, 101);
        IAuditRounds.Submission memory submission = _submission(MINER, window);
        vm.prank(own ? ACCOUNT : address(0xbad));
        try audits.prove{gas: gas}(_one(submission)) {
            _check(101, IAuditRounds.DayOutcome.Accepted);
        } catch {
            _check(101, IAuditRounds.DayOutcome.None);
        }
    }

    function testFuzz_AStrangerLeavesNoTrace(address sender, uint256 kind, uint256 when) public {
        vm.assume(sender != ACCOUNT && sender != vm.addr(1000 + MINER));
        uint8 window = _goToDutyThatClosesOn(101);
        uint256 day = _today();
        IAuditRounds.Submission memory submission = _spoilt(_submission(MINER, window), bound(kind, 0, 6));
        uint256 closesAt = audits.challenge(MINER, window).closesAt;
        vm.warp(bound(when, vm.getBlockTimestamp(), closesAt + 1));
        vm.prank(sender);
        try audits.prove(_one(submission)) {
            revert("a spoilt proof was taken");
        } catch {}
        _check(day, IAuditRounds.DayOutcome.None);
        _goTo(day + 1);
        _check(day, IAuditRounds.DayOutcome.Offline);
    }

    function _send(address sender, IAuditRounds.Submission memory submission) private {
        vm.prank(sender);
        audits.prove(_one(submission));
    }

    function _refuse(IAuditRounds.Submission memory submission, bytes memory reason) private {
        vm.prank(ACCOUNT);
        vm.expectRevert(reason);
        audits.prove(_one(submission));
    }

    function _check(uint256 day, IAuditRounds.DayOutcome expected) private view {
        assertEq(uint256(audits.outcome(MINER, day)), uint256(expected), "outcome");
    }

    function _checkMisses(uint256 expected) private view {
        (uint256 consecutive,) = audits.misses(MINER);
        assertEq(consecutive, expected, "consecutive misses");
    }

    /// @dev The day's outcome stays through `poke`, which tells it.
    function _settle(uint256 day, IAuditRounds.DayOutcome expected) private {
        _goTo(day);
        audits.poke(MINER);
        (uint256 before,) = audits.misses(MINER);
        _goTo(day + 1);
        _check(day, expected);
        vm.expectEmit(address(audits));
        bool passes = expected == IAuditRounds.DayOutcome.Accepted;
        emit IAuditRounds.DaySettled(MINER, uint16(day), expected, passes ? 0 : before + 1);
        audits.poke(MINER);
        _check(day, expected);
    }

    function _altered(IAuditRounds.Submission memory submission)
        private
        pure
        returns (IAuditRounds.Submission memory copy)
    {
        return _spoilt(submission, 6);
    }

    function _spoilt(IAuditRounds.Submission memory submission, uint256 kind)
        private
        pure
        returns (IAuditRounds.Submission memory copy)
    {
        copy = abi.decode(abi.encode(submission), (IAuditRounds.Submission));
        if (kind == 0) copy.keys[511] ^= 0x40; // another miner's
        else if (kind == 1) copy.hints[3] ^= 0x01; // lies
        else if (kind == 2) copy.hints[0] = 0xff; // beyond the bucket
        else if (kind == 3) copy.hints = _head(copy.hints, copy.hints.length - 4);
        else if (kind == 4) copy.hints = _head(copy.hints, copy.hints.length - 1);
        else if (kind == 5) copy.hints = bytes.concat(copy.hints, copy.hints);
        else copy.proof[31] ^= 0x01;
    }

    /// @dev Removes the first `count` deals.
    function _end(uint32 count) private {
        uint32[] memory numbers = new uint32[](2);
        for (uint32 id = 1; id <= count; ++id) {
            (numbers[0], numbers[1]) = (id - 1, id - 1);
            _remove(id, numbers);
        }
    }

    /// @dev A day, from `day` on, whose due window closes before the day ends.
    function _goToDutyThatClosesOn(uint256 day) private returns (uint8 window) {
        while (_dueWindow(MINER, day) == WINDOWS - 1) ++day;
        return _goToDuty(MINER, day);
    }

    function _missedRepeats(uint256 day) private returns (bool) {
        _goToWindow(day, WINDOWS - 1);
        for (uint256 window = _dueWindow(MINER, day) + 1; window < WINDOWS; ++window) {
            if (_isRepeat(MINER, day, window)) return true;
        }
        return false;
    }

    function _dayWithRepeat() private returns (uint256 day, uint256 due, uint8 window) {
        for (day = 101;; ++day) {
            _goToWindow(day, WINDOWS - 1);
            due = _dueWindow(MINER, day);
            for (window = uint8(due + 1); window < WINDOWS; ++window) {
                if (_isRepeat(MINER, day, window)) return (day, due, window);
            }
        }
    }

    function _head(bytes memory data, uint256 length) private pure returns (bytes memory head) {
        head = new bytes(length);
        for (uint256 i; i < length; ++i) {
            head[i] = data[i];
        }
    }
}
