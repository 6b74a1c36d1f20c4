// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameter} from "../../src/governance/INetworkParameters.sol";
import {IAuditRounds} from "../../src/storage/IAuditRounds.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {AuditsFixture} from "./support/AuditsFixture.sol";

/// @notice A miner's days: due, repeated, missed, excused.
contract AuditRoundsTest is AuditsFixture {
    function setUp() public override {
        super.setUp();
        _activate(_miners(2, 1), 2, SIZE, 420);
        _activate(_miners(2, 1), 2, SIZE / 3, 420);
    }

    function test_ADueProofPassesTheDayAndPaysIt() public {
        uint8 window = _goToDuty(1, 101);
        IAuditRounds.Challenge memory challenge = audits.challenge(1, window);
        assertEq(uint256(challenge.duty), uint256(IAuditRounds.Duty.Due));
        assertEq(challenge.group, 0);
        assertEq(challenge.tiKey, TI_KEY);
        assertEq(challenge.sectors, deals.buckets(1)[0].end);
        assertEq(challenge.samples, SAMPLES);
        assertEq(challenge.maximumDraws, 4 * SAMPLES);
        assertEq(challenge.closesAt, GENESIS + 101 * DAY + (uint256(window) + 1) * WINDOW + GRACE);
        bytes32 seed = beats.windowSeed(101, window);
        assertEq(challenge.seed, keccak256(abi.encode(seed, uint32(1), uint256(101), window)));
        assertFalse(challenge.proven);

        vm.expectEmit(address(audits));
        emit IAuditRounds.ProofAccepted(1, 101, window, IAuditRounds.Duty.Due, 0, challenge.sectors, SAMPLES);
        _proveToday(1, window);
        assertTrue(audits.passed(1, 101));
        assertFalse(audits.passed(2, 101));
        assertEq(audits.passedDays(1, 101, 102), 1);
        assertEq(deals.earned(1), 2 * uint256(RATE) * 8500 / 10_000);
        assertTrue(audits.challenge(1, window).proven);
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.AlreadyProven.selector, 1, 101, window));
        _submit(1, window);
    }

    function test_NobodyIsDueBeforeItsDataIsFrozen() public {
        uint8 window = _goToDuty(1, 100);
        assertEq(uint256(audits.challenge(1, window).duty), uint256(IAuditRounds.Duty.None));
        window = _goToDuty(3, 101);
        assertEq(uint256(audits.challenge(3, window).duty), uint256(IAuditRounds.Duty.None));
        IAuditRounds.Submission memory submission;
        submission.miner = 3;
        submission.day = 101;
        submission.window = window;
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.NotDue.selector, 3, 101, window));
        audits.prove(_one(submission));
    }

    function test_AMinerCannotChooseAnotherWindow() public {
        uint256 due = _dueWindow(1, 101);
        uint256 refused;
        for (uint8 window; window < WINDOWS; ++window) {
            _goToWindow(101, window);
            if (window == due || _isRepeat(1, 101, window)) continue;
            ++refused;
            vm.expectRevert(abi.encodeWithSelector(IAuditRounds.NotDue.selector, 1, 101, window));
            _submit(1, window);
        }
        assertGt(refused, 15);
        assertFalse(audits.passed(1, 101));
    }

    function test_WindowsThatHaveNotBegunHaveNoSeed() public {
        _goToWindow(101, 3);
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.WindowWithoutBeat.selector, 101, 4));
        audits.challenge(1, 4);
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.WindowOutOfRange.selector, 24, 24));
        audits.challenge(1, 24);
    }

    function test_ASilentWindowPassesDutyOn() public {
        uint256 due = _dueWindow(1, 101);
        beats.put(101, due, 0);
        uint256 next = _dueWindow(1, 101);
        assertGt(next, due);
        _goToWindow(101, due);
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.WindowWithoutBeat.selector, 101, due));
        _submit(1, uint8(due));
        uint8 window = _goToDuty(1, 101);
        _proveToday(1, window);
        assertTrue(audits.passed(1, 101));
    }

    function test_AProofCountsUntilTheGraceEnds() public {
        uint8 window = _goToDuty(1, 101);
        IAuditRounds.Submission memory submission = _submission(1, window);
        uint256 closesAt = audits.challenge(1, window).closesAt;
        vm.warp(closesAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.ProofTooLate.selector, 1, closesAt, closesAt + 1));
        audits.prove(_one(submission));
        vm.warp(closesAt);
        audits.prove(_one(submission));
        assertTrue(audits.passed(1, 101));
    }

    function test_ARepeatIsAnsweredOnceAndPaysNothing() public {
        (uint256 day, uint256 due, uint8 window) = _dayWithRepeat(1);
        _goToWindow(day, due);
        _proveToday(1, uint8(due));
        uint256 earned = deals.earned(1);
        _goToWindow(day, window);
        assertEq(uint256(audits.challenge(1, window).duty), uint256(IAuditRounds.Duty.Repeat));
        _proveToday(1, window);
        assertEq(deals.earned(1), earned);
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.AlreadyProven.selector, 1, day, window));
        _submit(1, window);
    }

    function test_AMissedRepeatCountsAsAMissedDayButStaysPaid() public {
        (uint256 day, uint256 due,) = _dayWithRepeat(1);
        for (uint256 earlier = 101; earlier < day; ++earlier) {
            _passWithRepeats(1, earlier);
        }
        _goToWindow(day, due);
        _proveToday(1, uint8(due));
        _goTo(day + 1);
        audits.poke(1);
        (uint256 consecutive,) = audits.misses(1);
        assertEq(consecutive, 1);
        assertTrue(audits.passed(1, day));
        assertEq(audits.passedDays(1, day, day + 1), 1);
    }

    function test_MissesAreConsecutive() public {
        _goTo(104);
        vm.expectEmit(address(audits));
        emit IAuditRounds.DaySettled(1, 103, IAuditRounds.DayOutcome.Offline, 3);
        audits.poke(1);
        _checkMisses(1, 3, 104);
        _passWithRepeats(1, 104);
        _goTo(106); // 105 was missed again
        audits.poke(1);
        _checkMisses(1, 1, 106);
    }

    function test_ADayWithoutBeatsIsExcused() public {
        for (uint256 window; window < WINDOWS; ++window) {
            beats.put(102, window, 0);
        }
        _goTo(104);
        audits.poke(1);
        _checkMisses(1, 2, 104); // 101 and 103
    }

    function test_PokeSettlesABoundedNumberOfDays() public {
        _goTo(150);
        audits.poke(1);
        _checkMisses(1, 32, 133);
        audits.poke(1);
        _checkMisses(1, 49, 150);
        audits.poke(1);
        _checkMisses(1, 49, 150);
    }

    function test_AMinerWithoutDataMissesNothing() public {
        _goTo(150);
        audits.poke(9);
        _checkMisses(9, 0, 150);
        _activate(_miners(2, 9), 2, SIZE, 420);
        _goTo(151);
        audits.poke(9);
        _checkMisses(9, 0, 151);
        _goTo(152);
        audits.poke(9);
        _checkMisses(9, 1, 152);
        _goTo(500); // the term ended on day 420
        audits.poke(9);
        _checkMisses(9, 1, 500);
    }

    function test_ChangedOddsBlameNobodyForTheDayThatRuns() public {
        (uint256 day, uint256 due, uint8 window) = _dayWithRepeat(1);
        _goToWindow(day, due);
        _proveToday(1, uint8(due));
        vm.prank(GOVERNOR);
        parameters.set(Parameter.RepeatOdds, 2);
        _goToWindow(day, WINDOWS - 1);
        uint256 repeats;
        for (uint8 later = uint8(due + 1); later < WINDOWS; ++later) {
            if (audits.challenge(1, later).duty != IAuditRounds.Duty.Repeat) continue;
            assertTrue(_isRepeat(1, day, later));
            ++repeats;
        }
        assertGt(repeats, 0);
        assertEq(uint256(audits.challenge(1, window).duty), uint256(IAuditRounds.Duty.Repeat));
    }

    function test_PassedDaysAreBounded() public {
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.DayOutOfRange.selector, 4096, 4097));
        audits.passedDays(1, 0, 4097);
        vm.expectRevert(abi.encodeWithSelector(IAuditRounds.DayOutOfRange.selector, 65_536, 65_537));
        audits.passedDays(1, 65_530, 65_537);
        assertEq(audits.passedDays(1, 61_440, 65_536), 0);
        assertFalse(audits.passed(1, type(uint256).max));
    }

    function test_ClaimsAndEarningsOfRealAuditsAddUp() public {
        for (uint256 day = 101; day < 108; ++day) {
            if (day % 3 != 0) _passWithRepeats(1, day);
            if (day % 2 == 0) _passWithRepeats(2, day);
        }
        _goTo(500);
        uint256 refunds = deals.claim(1) + deals.claim(2);
        uint256 paid = deals.earned(1) + deals.earned(2) + deals.servicePot() + deals.treasuryPot();
        assertEq(paid, 2 * uint256(RATE) * (5 + 3));
        assertEq(refunds + paid, orders.handed());
        assertEq(vault.escrowOf(address(deals)), paid);
    }

    function _submit(uint32 miner, uint8 window) private {
        IAuditRounds.Submission memory submission;
        submission.miner = miner;
        submission.day = uint16(_today());
        submission.window = window;
        audits.prove(_one(submission));
    }

    function _passWithRepeats(uint32 miner, uint256 day) private {
        uint8 due = _goToDuty(miner, day);
        _proveToday(miner, due);
        for (uint8 window = due + 1; window < WINDOWS; ++window) {
            _goToWindow(day, window);
            if (_isRepeat(miner, day, window)) _proveToday(miner, window);
        }
    }

    function _dayWithRepeat(uint32 miner) private returns (uint256 day, uint256 due, uint8 window) {
        for (day = 101;; ++day) {
            _goToWindow(day, WINDOWS - 1);
            due = _dueWindow(miner, day);
            for (window = uint8(due + 1); window < WINDOWS; ++window) {
                if (_isRepeat(miner, day, window)) return (day, due, window);
            }
        }
    }

    function _checkMisses(uint32 miner, uint256 consecutive, uint256 settledUntil) private view {
        (uint256 actual, uint256 until) = audits.misses(miner);
        assertEq(actual, consecutive);
        assertEq(until, settledUntil);
    }
}
