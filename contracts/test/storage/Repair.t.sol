// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameter} from "../../src/governance/INetworkParameters.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {ILossReports} from "../../src/storage/ILossReports.sol";
import {IMinerRegistry} from "../../src/storage/IMinerRegistry.sol";
import {IRepair} from "../../src/storage/IRepair.sol";
import {Repairs} from "../support/Repairs.sol";

/// @title Slots that are opened, drawn, filled and paid; everything is the product but the randomness.
contract RepairTest is Repairs {
    uint256 private constant DAY = 86_400;
    uint256 private constant PLEDGE = 20 ether;
    uint32 private constant MINERS = 8;
    uint8 private constant K = 2;
    uint8 private constant N = 4;

    address private client;
    uint32 private deal;
    uint256 private stake;

    function setUp() external {
        deployNetwork(false);
        openGroup(0);
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            addMiner(0, 2);
            registerProofKeys(miner, 0);
        }
        client = vm.addr(secret("client", 0));
        fund(client, 1_000 ether);
        goTo(10);
        deal = upload();
        goTo(11);
        stake = PLEDGE * deals.deal(deal).sectors / registry.standing(1).capacity;
    }

    // --- a loss, from the report to the bounty ---

    function test_aReportedLossIsRepairedAndPaid() external {
        uint32 loser = holder(1);
        report(1);
        audits.poke(loser);
        uint32 holding = holdingNumber(deal, 1);
        uint32 beat = uint32(randomness.beatNumberAt(vm.getBlockTimestamp()) + 1);
        vm.expectEmit(address(repair));
        emit IRepair.RepairOpened(deal, 1, loser, IRepair.Cause.Loss, beat, stake / 10 - stake / 100);
        repair.open(deal, 1, holding);
        vm.snapshotGasLastCall("repair", "open, n = 4, a loss");
        assertEq(holder(1), 0);
        assertEq(registry.standing(loser).collateral, PLEDGE - stake);
        assertEq(vault.balanceOf(address(this)), stake / 100, "who opened it is paid");
        assertEq(vault.escrowOf(address(repair)), stake - stake / 100);
        assertEq(losses.reported(deal), 0, "the report is settled");
        condition(IRepair.Condition.Recovery, 2);

        skip(61);
        repair.draw(deal, 1);
        vm.snapshotGasLastCall("repair", "draw, n = 4");
        uint32 miner = repair.slotOf(deal, 1).miner;
        repair.complete(completionOf(deal, 1));
        vm.snapshotGasLastCall("repair", "complete, n = 4");
        assertEq(holder(1), miner);
        condition(IRepair.Condition.Active, 0);
        uint256 bounty = stake / 10 * 81 / 100;
        assertApproxEqAbs(vault.balanceOf(address(this)), stake / 10 * 19 / 100, 3);
        assertApproxEqAbs(registry.standing(loser).collateral, PLEDGE - stake / 10, 1);
        assertApproxEqAbs(vault.escrowOf(address(repair)), bounty, 3);

        vm.expectRevert(abi.encodeWithSelector(IRepair.NotProven.selector, miner, 12, 11));
        repair.collect(deal, 1, 11);
        vm.expectRevert(abi.encodeWithSelector(IRepair.NotProven.selector, miner, 12, 12));
        repair.collect(deal, 1, 12);
        proveDay(miner, 12);
        assertTrue(audits.passed(miner, 12));
        repair.collect(deal, 1, 12);
        vm.snapshotGasLastCall("repair", "collect");
        assertApproxEqAbs(vault.balanceOf(minerAccount(miner)), bounty, 3);
        assertEq(vault.escrowOf(address(repair)), 0);
        state(1, IRepair.SlotState.None);
        assertGt(deals.earned(miner), 0, "and the slot's rate");
    }

    function test_theLoserTopsUpAndIsDrawnAgain() external {
        uint32 loser = holder(0);
        report(0);
        openSlot(deal, 0);
        assertEq(drawable(loser), 0);
        fund(minerAccount(loser), stake);
        vm.prank(minerAccount(loser));
        registry.topUp(loser, stake);
        assertEq(drawable(loser), 1);
        fillSlot(deal, 0);
        // what comes back is above the pledge now
        assertApproxEqAbs(vault.balanceOf(minerAccount(loser)), stake - stake / 10, 1);
    }

    function test_whatComesBackPaysDebtsFirst() external {
        uint32 loser = holder(0);
        report(0);
        openSlot(deal, 0);
        uint256 rest = repair.slotOf(deal, 0).rest;
        vm.prank(address(penalties));
        registry.fine(loser, PLEDGE + 7);
        uint256 debt = registry.standing(loser).debt;
        fillSlot(deal, 0);
        assertEq(registry.standing(loser).debt, debt > rest ? debt - rest : 0);
    }

    function test_aLossWithoutCollateralIsRepairedWithoutBounty() external {
        uint32 loser = holder(2);
        vm.prank(address(penalties));
        registry.fine(loser, PLEDGE);
        report(2);
        openSlot(deal, 2);
        uint32 miner = fillSlot(deal, 2);
        proveDay(miner, 12);
        repair.collect(deal, 2, 12);
        assertEq(vault.balanceOf(minerAccount(miner)), 0);
    }

    // --- who is drawn ---

    function testFuzz_neitherTheLoserNorAMinerOfTheDealIsDrawn(uint8 slot, uint16 wait) external {
        slot = slot % N;
        uint32 loser = holder(slot);
        uint32[] memory before = deals.deal(deal).miners;
        report(slot);
        openSlot(deal, slot);
        skip(wait);
        uint32 miner = drawSlot(deal, slot);
        assertNotEq(miner, loser);
        for (uint256 i = 0; i < N; i++) {
            assertNotEq(miner, before[i]);
        }
        assertEq(repair.slotOf(deal, slot).worker, 1);
    }

    function test_anotherMinerOfTheLosersAccountIsNotDrawn() external {
        // Only the loser's second miner is left: nobody to draw.
        uint32 loser = holder(0);
        uint32 second = registry.minerCount() + 1;
        IMinerRegistry.Registration memory registration = IMinerRegistry.Registration({
            signer: vm.addr(reportKey(second)),
            tlsKeyHash: keccak256("second"),
            endpoint: "https://127.0.0.1:8443",
            region: 0,
            units: 2
        });
        fund(minerAccount(loser), PLEDGE);
        vm.prank(minerAccount(loser));
        registry.register(registration);
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            vm.prank(minerAccount(miner));
            registry.drain(miner);
        }
        report(0);
        openSlot(deal, 0);
        skip(61);
        vm.expectEmit(true, true, false, false);
        emit IRepair.RepairDelayed(deal, 0, 0);
        repair.draw(deal, 0);
        state(0, IRepair.SlotState.Open);
    }

    function test_aDrawNeedsABeatThatDidNotExistWhenItWasOpened() external {
        report(0);
        openSlot(deal, 0);
        uint256 beat = repair.slotOf(deal, 0).drawBeat;
        assertEq(beat, randomness.beatNumberAt(vm.getBlockTimestamp()) + 1);
        vm.expectRevert(abi.encodeWithSelector(IRepair.RepairWithoutBeat.selector, deal, 0, beat));
        repair.draw(deal, 0);
    }

    function test_whoDoesNotComeIsReplacedByTheNextBeat() external {
        report(0);
        openSlot(deal, 0);
        drawSlot(deal, 0);
        uint256 deadline = repair.slotOf(deal, 0).deadline;
        vm.warp(deadline);
        vm.expectRevert(abi.encodeWithSelector(IRepair.RepairTooEarly.selector, deal, 0, deadline, deadline));
        repair.renew(deal, 0);
        IRepair.Completion memory late = completionOf(deal, 0);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(IRepair.RepairTooLate.selector, deal, 0, deadline, deadline + 1));
        repair.complete(late);
        repair.renew(deal, 0);
        state(0, IRepair.SlotState.Open);
        fillSlot(deal, 0);
        state(0, IRepair.SlotState.Filled);
    }

    function test_anOpenSlotIsRenewedOnceItsBeatIsOutOfReach() external {
        report(0);
        openSlot(deal, 0);
        vm.expectPartialRevert(IRepair.RepairTooEarly.selector);
        repair.renew(deal, 0);
        skip(1_026 * 60);
        repair.renew(deal, 0);
        fillSlot(deal, 0);
    }

    /// @dev Seen on a network: one miner was drawn for two slots of a deal, and can take over only one.
    function test_nobodyIsDrawnForTwoSlotsOfADealAtOnce() external {
        report(0);
        report(1);
        openSlot(deal, 0);
        openSlot(deal, 1);
        for (uint256 beat = 0; beat < 16; beat++) {
            skip(60);
            uint256 before = vm.snapshotState();
            repair.draw(deal, 0);
            repair.draw(deal, 1);
            uint32 drawn = repair.slotOf(deal, 0).miner;
            assertNotEq(drawn, 0);
            assertNotEq(repair.slotOf(deal, 1).miner, drawn);
            vm.revertToState(before);
            skip(60 * 1_100);
            repair.renew(deal, 0);
            repair.renew(deal, 1);
        }
    }

    function test_aDrawnMinerThatLeavesIsReplacedBeforeItsDeadline() external {
        report(0);
        openSlot(deal, 0);
        uint32 miner = drawSlot(deal, 0);
        vm.expectPartialRevert(IRepair.RepairTooEarly.selector);
        repair.renew(deal, 0);
        vm.prank(minerAccount(miner));
        registry.exit(miner);
        repair.renew(deal, 0);
        assertNotEq(fillSlot(deal, 0), miner);
    }

    /// @dev Seen on a network: the slot waited for a dead miner until its deadline.
    function test_aDrawnMinerThatIsAbsentIsReplacedBeforeItsDeadline() external {
        exitAfter(30);
        for (uint256 i = 0; i < 8; i++) {
            upload(); // everybody holds something
        }
        goTo(20);
        report(0);
        openSlot(deal, 0);
        uint32 miner = drawSlot(deal, 0);
        vm.expectPartialRevert(IRepair.RepairTooEarly.selector);
        repair.renew(deal, 0);
        audits.poke(miner);
        repair.renew(deal, 0);
        assertNotEq(fillSlot(deal, 0), miner);
    }

    // --- signatures ---

    function test_refusesWhatOthersSigned() external {
        report(0);
        openSlot(deal, 0);
        uint32 miner = drawSlot(deal, 0);
        IDeals.Deal memory known = deals.deal(deal);
        uint256 worker = workerSigningKey(0);
        uint32 other = miner % MINERS + 1;

        IRepair.Completion memory completion = completionOf(deal, 0);
        sign(completion, known, miner, reportKey(other), worker);
        refusedAs(IDeals.ReportRejected.selector, completion);
        sign(completion, known, other, reportKey(other), worker);
        refusedAs(IDeals.ReportRejected.selector, completion);
        sign(completion, known, miner, reportKey(miner), workerSigningKey(1));
        refusedAs(IRepair.TagRejected.selector, completion);

        // each field that both signatures name
        completion = completionOf(deal, 0);
        completion.nu = bytes16(uint128(completion.nu) + 1);
        refusedAs(IDeals.ReportRejected.selector, completion);
        completion = completionOf(deal, 0);
        completion.idsRoot = ~completion.idsRoot;
        refusedAs(IRepair.TagRejected.selector, completion);
        completion = completionOf(deal, 0);
        completion.nu = 0;
        refusedAs(IDeals.NuMissing.selector, completion);
        completion = completionOf(deal, 0);
        completion.tag = bytes.concat(completion.tag, hex"00");
        refusedAs(IDeals.ReportsLength.selector, completion);
        completion = completionOf(deal, 0);
        completion.report = "";
        refusedAs(IDeals.ReportsLength.selector, completion);
    }

    function test_aSignatureServesOneSlotOnce() external {
        report(0);
        report(1);
        openSlot(deal, 0);
        openSlot(deal, 1);
        drawSlot(deal, 0);
        drawSlot(deal, 1);
        IRepair.Completion memory completion = completionOf(deal, 0);
        IRepair.Completion memory moved = completionOf(deal, 0);
        moved.slot = 1;
        refusedAs(IDeals.ReportRejected.selector, moved);
        repair.complete(completion);
        refusedAs(IRepair.SlotStateWrong.selector, completion);
    }

    /// @dev A slot is never without the report of who holds it: no other way leads to `rehouse`.
    function testFuzz_noSlotWithoutAReport(uint256 flip) external {
        report(0);
        openSlot(deal, 0);
        drawSlot(deal, 0);
        IRepair.Completion memory completion = completionOf(deal, 0);
        uint256 bit = flip % 1_024;
        bytes memory altered = bit < 512 ? completion.report : completion.tag;
        altered[bit % 512 / 8] ^= bytes1(uint8(1 << bit % 8));
        vm.expectRevert();
        repair.complete(completion);
        assertEq(holder(0), 0);
    }

    // --- reasons ---

    function test_nothingIsOpenedWithoutAReason() external {
        vm.expectRevert(abi.encodeWithSelector(IRepair.NothingToRepair.selector, deal, 0, holder(0)));
        repair.open(deal, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IRepair.SlotOutOfRange.selector, N - 1, N));
        repair.open(deal, N, 0);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRepair.SlotStateWrong.selector, deal, 0, IRepair.SlotState.Open, IRepair.SlotState.None
            )
        );
        repair.draw(deal, 0);
        report(0);
        openSlot(deal, 0);
        vm.expectRevert(abi.encodeWithSelector(IRepair.NothingToRepair.selector, deal, 0, 0));
        repair.open(deal, 0, 0);
    }

    function test_whoNeverHeldASlotCannotGiveItUp() external {
        uint32 stranger = 1;
        while (carries(stranger)) stranger++;
        vm.prank(minerAccount(stranger));
        vm.expectPartialRevert(ILossReports.OnlyHolder.selector);
        losses.report(deal, 0);
    }

    function test_daysAreSettledBeforeASlotLeavesItsMiner() external {
        report(0);
        goTo(15);
        vm.expectPartialRevert(IMinerRegistry.SettleFirst.selector);
        repair.open(deal, 0, 0);
        uint32 loser = holder(0);
        openSlot(deal, 0);
        assertLt(registry.standing(loser).collateral, PLEDGE - stake + stake / 100, "the fines of its days as well");
    }

    function test_aGracefulExitHandsOverForTheKeepersFeeAndIsPaidUntilThen() external {
        uint32 leaver = holder(3);
        vm.prank(minerAccount(leaver));
        registry.exit(leaver);
        openSlot(deal, 3);
        uint256 fee = stake * 10 / 10_000;
        assertEq(vault.balanceOf(address(this)), fee / 2, "half to who opened it");
        assertEq(holder(3), leaver, "it holds on");
        condition(IRepair.Condition.Active, 0);
        proveDay(leaver, 11);
        assertGt(deals.earned(leaver), 0);
        uint32 miner = fillSlot(deal, 3);
        assertEq(holder(3), miner);
        assertEq(registry.standing(leaver).usedSectors, 0);
        assertEq(vault.escrowOf(address(repair)), 0);
        goTo(18);
        audits.poke(leaver);
        registry.withdraw(leaver);
        assertEq(vault.balanceOf(address(this)), fee, "half to who drew");
        assertEq(vault.balanceOf(minerAccount(leaver)), PLEDGE - fee);
        assertTrue(registry.miner(leaver).state == IMinerRegistry.MinerState.Exited);
    }

    function test_anExitTurnsIntoALoss() external {
        uint32 leaver = holder(3);
        vm.prank(minerAccount(leaver));
        registry.exit(leaver);
        openSlot(deal, 3);
        drawSlot(deal, 3);
        report(3);
        openSlot(deal, 3);
        assertEq(holder(3), 0);
        assertEq(vault.escrowOf(address(repair)), stake - stake / 100);
        state(3, IRepair.SlotState.Drawn);
        repair.complete(completionOf(deal, 3));
        state(3, IRepair.SlotState.Filled);
    }

    function test_anExpelledMinersSlotsAreLost() external {
        uint32 gone = holder(2);
        exitAfter(3);
        goTo(14);
        audits.poke(gone);
        condition(IRepair.Condition.Recovery, 4);
        openSlot(deal, 2);
        assertEq(holder(2), 0);
        assertTrue(repair.slotOf(deal, 2).cause == IRepair.Cause.Expulsion);
        fillSlot(deal, 2);
        condition(IRepair.Condition.Active, 0);
    }

    function test_anAbsentMinersSlotMovesUnlessItComesBack() external {
        vm.prank(GOVERNOR);
        parameters.set(Parameter.RepairMisses, 2);
        uint32 absent = holder(2);
        goTo(13);
        openSlot(deal, 2);
        assertGt(vault.balanceOf(address(this)), 0, "paid by the absent miner");
        assertTrue(repair.slotOf(deal, 2).cause == IRepair.Cause.Absence);
        assertEq(holder(2), absent);
        proveDay(absent, 13);
        goTo(14);
        audits.poke(absent);
        repair.draw(deal, 2);
        state(2, IRepair.SlotState.None);
        assertEq(vault.escrowOf(address(repair)), 0, "who closed it is paid too");
        goTo(16);
        openSlot(deal, 2);
        uint32 miner = fillSlot(deal, 2);
        assertEq(holder(2), miner);
    }

    function test_aRepairedSlotIsLostAndRepairedAgain() external {
        report(0);
        openSlot(deal, 0);
        uint32 second = fillSlot(deal, 0);
        goTo(12);
        vm.prank(minerAccount(second));
        losses.report(deal, 0);
        openSlot(deal, 0);
        // the bounty that nobody earned, less two keepers' parts, and the new one less one
        assertApproxEqAbs(repair.slotOf(deal, 0).bounty, stake / 10 * (81 + 90) / 100, 4);
        uint32 third = fillSlot(deal, 0);
        assertNotEq(third, second);
        proveDay(third, 13);
        repair.collect(deal, 0, 13);
        assertApproxEqAbs(vault.balanceOf(minerAccount(third)), stake / 10 * (81 + 90) * 9 / 1_000, 6);
    }

    function test_aProvenBountyIsPaidBeforeTheSlotOpensAgain() external {
        report(0);
        openSlot(deal, 0);
        uint32 second = fillSlot(deal, 0);
        proveDay(second, 12);
        goTo(13);
        vm.prank(minerAccount(second));
        losses.report(deal, 0);
        openSlot(deal, 0);
        assertApproxEqAbs(vault.balanceOf(minerAccount(second)), stake / 10 * 81 / 100, 3);
        assertApproxEqAbs(repair.slotOf(deal, 0).bounty, stake / 10 * 90 / 100, 2);
    }

    // --- a fake loss and a self-repair do not pay ---

    /// @dev One owner has the loser and, by luck, the miner that is drawn: together they end with what they had. With
    /// anybody else drawn they have lost the bounty.
    function test_aFakeLossThatIsRepairedByItsAuthorPaysNothing() external {
        uint256 before = vault.balanceOf(address(this));
        uint32 loser = holder(0);
        report(0);
        openSlot(deal, 0);
        uint32 accomplice = fillSlot(deal, 0);
        proveDay(accomplice, 12);
        repair.collect(deal, 0, 12);
        uint256 wealth = registry.standing(loser).collateral + vault.balanceOf(minerAccount(loser));
        wealth += registry.standing(accomplice).collateral + vault.balanceOf(minerAccount(accomplice));
        // it was the keeper too
        wealth += vault.balanceOf(address(this)) - before;
        assertLe(wealth, 2 * PLEDGE);
        assertLt(registry.standing(loser).collateral, PLEDGE, "and the loser paid");
    }

    // --- lost deals ---

    function test_aDealOfWhichTooLittleIsLeftIsLostAndItsOwnerCompensated() external {
        for (uint8 slot = 0; slot < 2; slot++) {
            report(slot);
            openSlot(deal, slot);
        }
        uint32[] memory numbers = holdingsOf(deal);
        vm.expectRevert(abi.encodeWithSelector(IRepair.EnoughLeft.selector, deal, 2, 2));
        repair.abandon(deal, numbers);
        report(3);
        condition(IRepair.Condition.Lost, 11);
        openSlot(deal, 3);
        numbers = holdingsOf(deal);
        uint256 before = vault.balanceOf(client);
        IDeals.Deal memory known = deals.deal(deal);
        uint256 left = uint256(known.rate) * (4 * (known.endDay - 12) + 1); // today's of the one slot that is left
        vm.expectEmit(true, false, false, true);
        uint256 compensation = 3 * stake - 3 * (stake / 100);
        uint256 wage = 3 * (stake / 10 - stake / 100) / 10;
        compensation -= wage;
        emit IRepair.DealLost(deal, 11, compensation);
        repair.abandon(deal, numbers);
        vm.snapshotGasLastCall("repair", "abandon, n = 4");
        assertEq(vault.balanceOf(client), before + left + compensation);
        assertEq(vault.balanceOf(address(this)), 3 * (stake / 100) + wage);
        assertEq(vault.escrowOf(address(repair)), 0);
        assertTrue(deals.deal(deal).state == IDeals.DealState.Lost);
        condition(IRepair.Condition.Lost, 11);
        assertEq(deals.rateOf(known.miners[2]), 0, "rates stop");
        vm.expectPartialRevert(IDeals.DealNotActive.selector);
        repair.abandon(deal, numbers);
        goTo(12);
        vm.expectPartialRevert(IRepair.DealOver.selector);
        repair.draw(deal, 0);
    }

    function test_aDealThatEndsWithAnEmptySlotPaysTheOwnerTheBounty() external {
        uint32 loser = holder(1);
        report(1);
        openSlot(deal, 1);
        vm.expectPartialRevert(IRepair.DealNotOver.selector);
        repair.close(deal, 1);
        uint32[] memory numbers = holdingsOf(deal);
        vm.prank(client);
        deals.remove(deal, numbers, 0, "");
        uint256 before = vault.balanceOf(client);
        repair.close(deal, 1);
        assertApproxEqAbs(vault.balanceOf(client), before + stake / 10 * 81 / 100, 2);
        assertApproxEqAbs(vault.balanceOf(address(this)), stake / 10 * 19 / 100, 2);
        assertApproxEqAbs(registry.standing(loser).collateral, PLEDGE - stake / 10, 1);
        assertEq(vault.escrowOf(address(repair)), 0);
        vm.expectPartialRevert(IRepair.SlotStateWrong.selector);
        repair.close(deal, 1);
    }

    function test_aBountyThatWasProvenForIsNotClosed() external {
        report(1);
        openSlot(deal, 1);
        uint32 miner = fillSlot(deal, 1);
        proveDay(miner, 12);
        uint32[] memory numbers = holdingsOf(deal);
        vm.prank(client);
        deals.remove(deal, numbers, 0, "");
        vm.expectPartialRevert(IRepair.SlotStateWrong.selector);
        repair.close(deal, 1);
        repair.collect(deal, 1, 12);
        assertGt(vault.balanceOf(minerAccount(miner)), 0);
    }

    // --- helpers ---

    function upload() private returns (uint32 id) {
        vm.startPrank(client);
        id = orders.place(termsOf(4_000, K, N, 60));
        vm.stopPrank();
        skip(61);
        orders.draw(id);
        deals.activate(activationOf(id));
    }

    function report(uint8 slot) private {
        vm.prank(minerAccount(holder(slot)));
        losses.report(deal, slot);
    }

    function refusedAs(bytes4 selector, IRepair.Completion memory completion) private {
        vm.expectPartialRevert(selector);
        repair.complete(completion);
    }

    function holder(uint256 slot) private view returns (uint32) {
        return deals.deal(deal).miners[slot];
    }

    function carries(uint32 miner) private view returns (bool) {
        for (uint256 slot = 0; slot < N; slot++) {
            if (holder(slot) == miner) return true;
        }
        return false;
    }

    function drawable(uint32 miner) private view returns (uint256 hits) {
        for (uint256 i = 0; i < 100 && hits == 0; i++) {
            if (registry.draw(keccak256(abi.encode(i)), 1, 1, 1, new uint32[](0))[0] == miner) hits++;
        }
    }

    function condition(IRepair.Condition expected, uint32 lost) private view {
        (IRepair.Condition actual, uint32 slots) = repair.conditionOf(deal);
        assertTrue(actual == expected, "condition");
        assertEq(slots, lost, "lost slots");
    }

    function state(uint8 slot, IRepair.SlotState expected) private view {
        assertTrue(repair.slotOf(deal, slot).state == expected, "state of a slot");
    }

    function exitAfter(uint256 misses) private {
        vm.startPrank(GOVERNOR);
        parameters.set(Parameter.RepairMisses, 2);
        parameters.set(Parameter.ExitMisses, misses);
        vm.stopPrank();
    }

    function goTo(uint256 day) private {
        vm.warp(GENESIS + day * DAY + 10);
    }
}
