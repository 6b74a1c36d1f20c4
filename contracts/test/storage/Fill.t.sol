// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAuditRounds} from "../../src/storage/IAuditRounds.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {AuditsFixture} from "./support/AuditsFixture.sol";

/// @notice Compaction: closes dead ranges between audits, never while a challenge is known.
contract FillTest is AuditsFixture {
    uint256 private constant COUNT = 10;
    address private constant ACCOUNT = address(501);

    function setUp() public override {
        super.setUp();
        for (uint32 i; i < COUNT; ++i) {
            _activate(_miners(2, 1), 2, SIZE + i * 31 * 2, 420);
        }
        _goTo(101);
    }

    function test_AMinerWithNinetyPercentDeadRangesRecovers() public {
        for (uint32 number; number < 9; ++number) {
            _end(number);
        }
        uint256 live = deals.holding(1, 0, 9).sectors;
        _goQuiet(102);
        // merge 0 to 8 into one, move the last one into it, drop what is left
        uint32[] memory holes = new uint32[](10);
        uint32[] memory movers = new uint32[](10);
        for (uint32 i; i < 8; ++i) {
            movers[i] = i + 1;
        }
        (holes[8], movers[8]) = (0, 9);
        (holes[9], movers[9]) = (0, 0);
        vm.prank(ACCOUNT);
        deals.fill(1, 0, holes, movers);
        assertEq(deals.buckets(1)[0].end, live);
        assertEq(deals.buckets(1)[0].frozen, live);
        assertEq(deals.holding(1, 0, 9).start, 0);
        uint8 window = _goToDuty(1, 103);
        _proveToday(1, window);
        assertTrue(audits.passed(1, 103));
        assertEq(deals.earned(1), uint256(RATE) * 8500 / 10_000);
        // holdings kept their numbers: the deal can still be removed
        uint32[] memory numbers = new uint32[](2);
        (numbers[0], numbers[1]) = (9, 9);
        _remove(10, numbers);
    }

    function test_AHoldingThatFitsNoHoleMovesDown() public {
        _end(0);
        _goQuiet(102);
        uint256 end = deals.buckets(1)[0].end;
        uint256 hole = deals.holding(1, 0, 0).sectors;
        uint32[] memory holes = new uint32[](10);
        uint32[] memory movers = new uint32[](10);
        for (uint32 i; i < 9; ++i) {
            movers[i] = i + 1; // larger by a sector each, so all they can do is to slide
        }
        vm.prank(ACCOUNT);
        deals.fill(1, 0, holes, movers);
        assertEq(deals.buckets(1)[0].end, end - hole);
        _checkTiles();
    }

    function test_RefusesWhileAnAuditIsAwaited() public {
        _end(0);
        uint8 window = _goToDuty(1, 102);
        uint32[] memory steps = new uint32[](1);
        uint32[] memory movers = new uint32[](1);
        movers[0] = 1;
        IAuditRounds.Submission memory submission = _submission(1, window);
        assertTrue(audits.awaits(1));
        vm.startPrank(ACCOUNT);
        vm.expectRevert(abi.encodeWithSelector(IDeals.AuditAwaited.selector, 1));
        deals.fill(1, 0, steps, movers);
        vm.stopPrank();
        audits.prove(_one(submission));
        // a window whose beat may be known to its sender already
        uint256 next = window == 23 ? 103 : 102;
        uint256 silent = window == 23 ? 0 : window + 1;
        beats.put(next, silent, 0);
        _goToWindow(next, silent);
        assertTrue(audits.awaits(1));
    }

    /// @dev Who sends the next seed's beat knows it one interval ahead; a coalition of n members n intervals.
    function test_RefusesWhereTheNextSeedIsNear() public {
        _end(0);
        _goQuiet(102);
        uint256 opened = vm.getBlockTimestamp() - 60;
        _refuseAfter(opened + WINDOW / 2);
        // the day's tail, before the first window of tomorrow
        uint256 tail = GENESIS + 102 * DAY + WINDOWS * WINDOW;
        uint8 due = uint8(_dueWindow(1, 102));
        _goToWindow(102, due);
        _proveToday(1, due);
        vm.warp(tail + 1);
        assertFalse(audits.awaits(1)); // the last window of this day does not repeat it
        _refuseAfter(tail + (DAY - WINDOWS * WINDOW) / 2);
        // a window without a seed asks nothing yet, and may at any moment
        beats.put(103, 0, 0);
        _goToWindow(103, 0);
        assertEq(audits.layoutsOpenUntil(), 0);
    }

    /// @dev Passes at `lastAt`, not a second later, and nothing else changes in between.
    function _refuseAfter(uint256 lastAt) private {
        uint32[] memory holes = new uint32[](1);
        uint32[] memory movers = new uint32[](1);
        movers[0] = 1;
        assertEq(audits.layoutsOpenUntil(), lastAt);
        uint256 snapshot = vm.snapshotState();
        vm.warp(lastAt + 1);
        assertFalse(audits.awaits(1));
        vm.prank(ACCOUNT);
        vm.expectRevert(abi.encodeWithSelector(IDeals.FillTooLate.selector, 1, lastAt, lastAt + 1));
        deals.fill(1, 0, holes, movers);
        vm.warp(lastAt);
        vm.prank(ACCOUNT);
        deals.fill(1, 0, holes, movers);
        vm.revertToState(snapshot);
    }

    function test_OnlyTheMinerAndOnlyStepsThatKeepHoldingsEndToEnd() public {
        _end(3);
        _goQuiet(102);
        uint32[] memory holes = new uint32[](1);
        uint32[] memory movers = new uint32[](1);
        vm.expectRevert(abi.encodeWithSelector(IDeals.OnlyMiner.selector, 1, ACCOUNT, address(this)));
        deals.fill(1, 0, holes, movers);
        _refuse(0, 1); // the hole is alive
        _refuse(3, 3); // dead, but not last
        _refuse(3, 6); // alive, neither last nor behind the hole
        _refuse(3, 2); // before the hole
        _refuse(3, 9); // last, but larger than the hole
        _refuse(3, 77); // nothing
        _refuse(77, 9);
        vm.startPrank(ACCOUNT);
        vm.expectRevert(abi.encodeWithSelector(IDeals.FillLength.selector, 256, 1, 2));
        deals.fill(1, 0, holes, new uint32[](2));
        vm.expectRevert(abi.encodeWithSelector(IDeals.FillLength.selector, 256, 257, 257));
        deals.fill(1, 0, new uint32[](257), new uint32[](257));
        vm.stopPrank();
    }

    function testFuzz_HoldingsLieEndToEndWhateverIsTried(uint256 seed, uint16 dead) public {
        uint256 live;
        for (uint32 number; number < COUNT; ++number) {
            if (dead >> number & 1 == 1) _end(number);
            else live += deals.holding(1, 0, number).sectors;
        }
        _goQuiet(102);
        uint32[] memory holes = new uint32[](1);
        uint32[] memory movers = new uint32[](1);
        for (uint256 i; i < 40; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            holes[0] = uint32(seed % COUNT);
            movers[0] = uint32((seed >> 32) % COUNT);
            vm.prank(ACCOUNT);
            try deals.fill(1, 0, holes, movers) {} catch {}
        }
        uint256 alive;
        for (uint32 number; number < COUNT; ++number) {
            IDeals.Holding memory holding = deals.holding(1, 0, number);
            if (holding.endDay > 102) alive += holding.sectors;
        }
        assertEq(alive, live, "no live sector is lost or made");
        _checkTiles();
    }

    function _refuse(uint32 hole, uint32 mover) private {
        uint32[] memory holes = new uint32[](1);
        uint32[] memory movers = new uint32[](1);
        (holes[0], movers[0]) = (hole, mover);
        vm.prank(ACCOUNT);
        vm.expectRevert(abi.encodeWithSelector(IDeals.FillImpossible.selector, 1, hole, mover));
        deals.fill(1, 0, holes, movers);
    }

    /// @dev Removes the deal whose holdings have `number`.
    function _end(uint32 number) private {
        uint32[] memory numbers = new uint32[](2);
        (numbers[0], numbers[1]) = (number, number);
        _remove(number + 1, numbers);
    }

    /// @dev A time at which nothing is asked of miner 1.
    function _goQuiet(uint256 day) private {
        for (uint256 window; window < WINDOWS; ++window) {
            _goToWindow(day, window);
            if (!audits.awaits(1)) return;
        }
        revert("no quiet window");
    }

    /// @dev Ranges of the bucket cover [0, end) once.
    function _checkTiles() private view {
        uint256 end = deals.buckets(1)[0].end;
        uint256 sum;
        for (uint32 i; i < COUNT; ++i) {
            IDeals.Holding memory a = deals.holding(1, 0, i);
            if (a.sectors == 0) continue;
            sum += a.sectors;
            assertLe(a.start + a.sectors, end);
            for (uint32 j; j < i; ++j) {
                IDeals.Holding memory b = deals.holding(1, 0, j);
                if (b.sectors == 0) continue;
                assertTrue(a.start + a.sectors <= b.start || b.start + b.sectors <= a.start, "overlap");
            }
        }
        assertEq(sum, end);
    }
}
