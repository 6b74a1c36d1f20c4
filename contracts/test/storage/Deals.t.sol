// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "../../src/market/IOrders.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {Segments} from "../../src/storage/Segments.sol";
import {DealsFixture} from "./support/DealsFixture.sol";

/// @notice A deal's life: activation, fees, expiry, refunds, removal.
contract DealsTest is DealsFixture {
    function test_ActivationWritesDealHoldingsAndRates() public {
        uint256 end = _weekEnd(130);
        uint32 id = _activate(_miners(6, 1), 4, SIZE, end);
        IDeals.Deal memory deal = deals.deal(id);
        assertEq(uint256(deal.state), uint256(IDeals.DealState.Active));
        assertEq(deal.startDay, 101);
        assertEq(deal.endDay, end);
        assertEq(deal.claimedDay, 101);
        assertEq(deal.k, 4);
        assertEq(deal.n, 6);
        assertEq(deal.tiKey, TI_KEY);
        assertEq(deal.size, SIZE);
        assertEq(deal.sectors, Segments.sectorsFor(SIZE, 4));
        assertEq(deal.rate, RATE);
        assertEq(deal.root, keccak256(abi.encode("root", id)));
        assertEq(deal.owner, client);
        assertEq(deal.miners.length, 6);
        for (uint32 miner = 1; miner <= 6; ++miner) {
            IDeals.Holding memory holding = deals.holding(miner, 0, 0);
            assertEq(holding.nu, _nu(id, miner - 1));
            assertEq(holding.start, 0);
            assertEq(holding.sectors, deal.sectors);
            assertEq(holding.deal, id);
            assertEq(holding.endDay, end);
            assertEq(holding.tiKey, TI_KEY);
            assertEq(deals.rateOf(miner), 0);
            assertEq(deals.dutyFrom(miner), 101);
            assertEq(registry.used(miner), deal.sectors);
        }
        _goTo(101);
        assertEq(deals.rateOf(1), RATE);
        assertEq(vault.escrowOf(address(deals)), uint256(RATE) * 6 * (end - 101));
    }

    function test_HoldingsOfOneMinerFollowEachOther() public {
        _activate(_miners(2, 1), 2, SIZE, 140);
        uint32 second = _activate(_miners(2, 2), 2, SIZE / 2, 140);
        IDeals.Holding memory holding = deals.holding(2, 0, 1);
        assertEq(holding.deal, second);
        assertEq(holding.start, Segments.sectorsFor(SIZE, 2));
        IDeals.Bucket memory bucket = deals.buckets(2)[0];
        assertEq(bucket.holdings, 2);
        assertEq(bucket.end, Segments.sectorsFor(SIZE, 2) + Segments.sectorsFor(SIZE / 2, 2));
        assertEq(bucket.frozen, 0);
        _goTo(101);
        assertEq(deals.buckets(2)[0].frozen, bucket.end);
    }

    function test_RatesEndOnTheDayTheTermEndsAndSpaceIsFreeAgain() public {
        uint32 id = _activate(_miners(2, 1), 2, SIZE, 112);
        _goTo(111);
        assertEq(deals.rateOf(1), RATE);
        audits.pass(1);
        uint256 earned = deals.earned(1);
        assertEq(earned, uint256(RATE) * 8500 / 10_000);
        _goTo(112);
        assertEq(deals.rateOf(1), 0);
        assertEq(deals.dutyFrom(1), 0);
        audits.pass(1);
        assertEq(deals.earned(1), earned);
        assertEq(registry.used(1), 0);
        assertGt(registry.used(2), 0);
        deals.roll(2);
        assertEq(registry.used(2), 0);
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(IDeals.TermEnded.selector, id, uint16(112)));
        deals.remove(id, new uint32[](2), 0, "");
    }

    function test_APassedDayIsSplitAndPaidOnce() public {
        _activate(_miners(2, 1), 2, SIZE, 140);
        _goTo(101);
        audits.pass(1);
        uint256 toMiner = uint256(RATE) * 8500 / 10_000;
        uint256 toService = uint256(RATE) * 1000 / 10_000;
        assertEq(deals.earned(1), toMiner);
        assertEq(deals.servicePot(), toService);
        assertEq(deals.treasuryPot(), RATE - toMiner - toService);
        vm.expectRevert(abi.encodeWithSelector(IDeals.DayAlreadyPaid.selector, 1, 101));
        audits.payAgain(1);
        vm.expectRevert(abi.encodeWithSelector(IDeals.OnlyAudits.selector, address(audits), address(this)));
        deals.payToday(1);

        assertEq(deals.collect(1), toMiner);
        assertEq(vault.balanceOf(address(501)), toMiner);
        assertEq(deals.collect(1), 0);
        uint256 toTreasury = deals.treasuryPot();
        assertEq(deals.collectTreasury(), toTreasury);
        assertEq(vault.balanceOf(GOVERNOR), toTreasury);
        assertEq(deals.collectTreasury(), 0);
    }

    function test_ClaimRefundsExactlyTheDaysThatWereNotPassed() public {
        uint32 id = _activate(_miners(3, 1), 2, SIZE, 119);
        vm.expectRevert(abi.encodeWithSelector(IDeals.NothingToClaim.selector, id));
        deals.claim(id);
        for (uint256 day = 101; day < 110; ++day) {
            _goTo(day);
            audits.pass(1);
            if (day % 2 == 0) audits.pass(2);
        }
        _goTo(110); // days 101 to 109: miner 2 missed five, miner 3 all nine
        assertEq(deals.claimable(id), uint256(RATE) * 14);
        assertEq(deals.claim(id), uint256(RATE) * 14);
        assertEq(vault.balanceOf(client), uint256(RATE) * 14);
        vm.expectRevert(abi.encodeWithSelector(IDeals.NothingToClaim.selector, id));
        deals.claim(id);
        _goTo(400); // days 110 to 118: nobody passed
        assertEq(deals.claim(id), uint256(RATE) * 27);
        _settle(id);
    }

    function test_ClaimOfAVeryLongTermTakesSeveralCalls() public {
        uint32 id = _activate(_miners(2, 1), 2, SIZE, 7 * 700);
        _goTo(5000);
        assertEq(deals.claim(id), uint256(RATE) * 2 * 2048);
        assertEq(deals.claim(id), uint256(RATE) * 2 * 2048);
        assertEq(deals.claim(id), uint256(RATE) * 2 * (4900 - 101 - 4096));
        assertEq(vault.escrowOf(address(deals)), 0);
    }

    function test_AMinerAsleepForTooLongIsRolledInSteps() public {
        _activate(_miners(2, 1), 2, SIZE, 7 * 9000);
        _goTo(7 * 2700);
        vm.expectRevert(abi.encodeWithSelector(IDeals.RollNeeded.selector, 1, 7 * 2700, uint256(14 + 512) * 7));
        audits.pass(1);
        assertEq(deals.rateOf(1), RATE);
        deals.roll(1);
        vm.expectRevert(abi.encodeWithSelector(IDeals.RollNeeded.selector, 1, 7 * 2700, uint256(14 + 2048 + 512) * 7));
        audits.pass(1);
        deals.roll(1);
        audits.pass(1);
        assertGt(deals.earned(1), 0);
    }

    function test_RemovalBeforeTheStartRefundsEverything() public {
        uint32 id = _activate(_miners(3, 1), 2, SIZE, 140);
        _remove(id, new uint32[](3));
        assertEq(vault.balanceOf(client), uint256(RATE) * 3 * (140 - 101));
        assertEq(vault.escrowOf(address(deals)), 0);
        assertEq(deals.dutyFrom(1), 0);
        assertEq(registry.used(1), 0);
        _goTo(101);
        assertEq(deals.rateOf(1), 0);
        assertEq(deals.claimable(id), 0);
        _goTo(150);
        assertEq(deals.rateOf(1), 0);
    }

    function test_RemovalKeepsWhatTodayHasPaidAndSettlesThePast() public {
        uint32 id = _activate(_miners(3, 1), 2, SIZE, 140);
        _goTo(101); // nobody passes
        _goTo(102);
        audits.pass(1);
        _remove(id, new uint32[](3));
        // 37 days of three miners, and today of the two that were not paid yet
        assertEq(vault.balanceOf(client), uint256(RATE) * (3 * 37 + 2));
        audits.pass(2);
        assertEq(deals.earned(2), 0);
        assertEq(deals.claim(id), uint256(RATE) * 3);
        assertEq(deals.holding(1, 0, 0).endDay, 103);
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(IDeals.DealNotActive.selector, id, IDeals.DealState.Removed));
        deals.remove(id, new uint32[](3), 0, "");
        _settle(id);
    }

    function test_RemovalByTheOwnersSignature() public {
        uint32 id = _activate(_miners(2, 1), 2, SIZE, 140);
        uint256 deadline = vm.getBlockTimestamp() + 60;
        bytes memory signature = _removal(id, deadline, CLIENT_KEY);
        bytes memory forged = _removal(id, deadline, WORKER_KEY);
        vm.expectRevert(abi.encodeWithSelector(IDeals.OnlyOwner.selector, id, client, vm.addr(WORKER_KEY)));
        deals.remove(id, new uint32[](2), deadline, forged);
        vm.expectRevert(abi.encodeWithSelector(IDeals.OnlyOwner.selector, id, client, address(this)));
        deals.remove(id, new uint32[](2), deadline, "");
        vm.expectPartialRevert(IDeals.OnlyOwner.selector);
        deals.remove(id, new uint32[](2), deadline + 1, signature);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IDeals.RemovalExpired.selector, deadline, deadline + 1));
        deals.remove(id, new uint32[](2), deadline, signature);
        vm.warp(deadline);
        deals.remove(id, new uint32[](2), deadline, signature);
        assertEq(uint256(deals.deal(id).state), uint256(IDeals.DealState.Removed));
    }

    function test_RemovalNamesTheRightHoldings() public {
        uint32 first = _activate(_miners(2, 1), 2, SIZE, 140);
        uint32 second = _activate(_miners(2, 1), 2, SIZE, 140);
        uint32[] memory holdings = new uint32[](2);
        vm.startPrank(client);
        vm.expectRevert(abi.encodeWithSelector(IDeals.HoldingMismatch.selector, 1, 0, second, first));
        deals.remove(second, holdings, 0, "");
        vm.expectRevert(abi.encodeWithSelector(IDeals.HintsLength.selector, 2, 1));
        deals.remove(second, new uint32[](1), 0, "");
        holdings[0] = 1;
        vm.expectRevert(abi.encodeWithSelector(IDeals.HoldingMismatch.selector, 2, 0, second, first));
        deals.remove(second, holdings, 0, "");
        holdings[1] = 1;
        deals.remove(second, holdings, 0, "");
        vm.expectRevert(abi.encodeWithSelector(IDeals.DealUnknown.selector, 9));
        deals.remove(9, holdings, 0, "");
        vm.stopPrank();
    }

    /// @dev Settles miners' and treasury's claims of a network with one ended deal: nothing but the service pot may stay.
    function _settle(uint32 id) private {
        vm.assertEq(deals.claimable(id), 0);
        for (uint32 miner = 1; miner <= 3; ++miner) {
            deals.collect(miner);
        }
        deals.collectTreasury();
        assertEq(vault.escrowOf(address(deals)), deals.servicePot());
    }

    function _removal(uint32 id, uint256 deadline, uint256 key) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, _digest(keccak256(abi.encode(REMOVAL, id, deadline))));
        return abi.encodePacked(r, s, v);
    }
}
