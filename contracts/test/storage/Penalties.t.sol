// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameter} from "../../src/governance/INetworkParameters.sol";
import {IOrders} from "../../src/market/IOrders.sol";
import {IAuditRounds} from "../../src/storage/IAuditRounds.sol";
import {IMinerRegistry} from "../../src/storage/IMinerRegistry.sol";
import {IPenalties} from "../../src/storage/IPenalties.sol";
import {Proofs} from "../support/Proofs.sol";

/// @title What missed days cost, whom it goes to, and how a miner comes back; everything is the product but the randomness.
contract PenaltiesTest is Proofs {
    uint256 private constant DAY = 86_400;
    uint256 private constant PLEDGE = 20 ether;
    address private constant KEEPER = address(0x4ee9e4);
    uint16 private constant TERM = 60;

    address private client;
    address private other;
    uint32 private first;

    /// @dev Four miners of two units; a deal of 4,000 bytes on all of them, which starts on day 11.
    function setUp() external {
        deployNetwork(false);
        openGroup(0);
        for (uint32 miner = 1; miner <= 4; miner++) {
            addMiner(0, 2);
            registerProofKeys(miner, 0);
        }
        client = vm.addr(secret("client", 0));
        other = vm.addr(secret("client", 1));
        fund(client, 1_000 ether);
        fund(other, 1_000 ether);
        goTo(10);
        first = upload(client, 4_000);
    }

    // --- what it costs ---

    function test_theFirstMissedDayCostsNothingTheSecondFiveTheNextFifteenPercent() external {
        uint256 share = shareOf(1, sectorsOf(first));
        uint256 collateral = PLEDGE;
        for (uint256 missed = 1; missed <= 4; missed++) {
            goTo(11 + missed);
            settle(1);
            uint256 fine = missed == 1 ? 0 : missed == 2 ? share * 500 / 10_000 : share * 1_500 / 10_000;
            assertApproxEqAbs(collateral - registry.standing(1).collateral, fine, 1);
            collateral = registry.standing(1).collateral;
        }
    }

    function test_daysSettledLateCostTheSame() external {
        goTo(12);
        settle(2);
        goTo(13);
        settle(2);
        goTo(15);
        settle(2);
        settle(1);
        vm.snapshotGasLastCall("penalties", "poke, four days, three with fines");
        assertApproxEqAbs(registry.standing(1).collateral, registry.standing(2).collateral, 2);
    }

    function test_aPassedDayResetsTheCount() external {
        goTo(12);
        settle(1);
        prove(1, 12);
        goTo(13);
        settle(1);
        uint256 collateral = registry.standing(1).collateral;
        goTo(14);
        settle(1); // the first in a row again
        assertEq(registry.standing(1).collateral, collateral);
        assertEq(collateral, PLEDGE);
    }

    function test_theSettlerGetsItsShareOfWhatWasCollected() external {
        goTo(13);
        settle(1);
        uint256 collected = PLEDGE - registry.standing(1).collateral;
        assertEq(vault.balanceOf(KEEPER), collected / 100);
        assertEq(vault.escrowOf(address(penalties)), collected - collected / 100);
        settle(1);
        assertEq(vault.balanceOf(KEEPER), collected / 100, "settled once");
    }

    function test_aMinerWithoutLiveDataIsNotFined() external {
        goTo(13);
        uint32[] memory numbers = holdingsOf(first);
        vm.prank(client);
        deals.remove(first, numbers, 0, "");
        settle(1);
        assertEq(registry.standing(1).collateral, PLEDGE);
    }

    // --- whom it goes to ---

    function test_clientsShareBySectors() external {
        uint32 second = upload(other, 2_000);
        assertEq(sectorsOf(first), 33);
        assertEq(sectorsOf(second), 17);
        goTo(13);
        settle(1);
        uint256 shared = vault.escrowOf(address(penalties));
        assertEq(penalties.claimable(first), 0, "the day is not over");
        goTo(14);
        assertApproxEqAbs(penalties.claimable(first), shared * 33 / 50, 1);
        uint256 before = vault.balanceOf(client);
        vm.expectEmit(true, true, true, false);
        emit IPenalties.CompensationClaimed(first, client, 14, 0);
        uint256 amount = penalties.claim(first);
        vm.snapshotGasLastCall("penalties", "claim, n = 4");
        assertEq(vault.balanceOf(client), before + amount);
        assertApproxEqAbs(penalties.claim(second), shared * 17 / 50, 1);
        assertEq(penalties.claim(first), 0, "claimed once");
        assertLe(vault.escrowOf(address(penalties)), 2);
    }

    function test_aDealOfTheSameDayGetsNothingOfTheFine() external {
        goTo(13);
        uint32 second = upload(other, 4_000);
        settle(1);
        uint256 shared = vault.escrowOf(address(penalties));
        goTo(14);
        assertEq(penalties.claimable(second), 0);
        assertApproxEqAbs(penalties.claimable(first), shared, 1);
    }

    function test_aDealRemovedOnTheDayItWasAddedLeavesTheOthersTheirShare() external {
        goTo(13);
        uint32 second = upload(other, 4_000);
        uint32[] memory numbers = holdingsOf(second);
        vm.prank(other);
        deals.remove(second, numbers, 0, "");
        settle(1);
        uint256 shared = vault.escrowOf(address(penalties));
        goTo(14);
        assertApproxEqAbs(penalties.claimable(first), shared, 1);
        assertEq(penalties.claimable(second), 0);
    }

    function test_aRemovedDealKeepsWhatItsTermBrought() external {
        goTo(13);
        settle(1);
        goTo(14);
        uint256 owed = penalties.claimable(first);
        uint32[] memory numbers = holdingsOf(first);
        vm.prank(client);
        deals.remove(first, numbers, 0, "");
        goTo(20);
        assertEq(penalties.claim(first), owed);
    }

    // --- debt, coming back, going ---

    function test_debtIsPaidToTheClientsOfItsDay() external {
        exhaust(1);
        goTo(13);
        settle(1);
        IMinerRegistry.Standing memory standing = registry.standing(1);
        assertEq(standing.collateral, 0);
        uint256 fine = shareOf(1, 33) * 500 / 10_000;
        assertApproxEqAbs(standing.debt, fine, 1);
        assertEq(vault.balanceOf(KEEPER), 0, "nothing collected, no bounty");
        fund(minerAccount(1), PLEDGE + 2 * fine);
        vm.startPrank(minerAccount(1));
        registry.topUp(1, 1);
        assertEq(registry.standing(1).debt, standing.debt - 1);
        registry.topUp(1, type(uint256).max);
        vm.stopPrank();
        assertEq(registry.standing(1).collateral, PLEDGE);
        assertEq(registry.standing(1).debt, 0);
        uint32[] memory none = new uint32[](0);
        assertEq(registry.draw("seed", 1, 4, 1, none).length, 4, "draws pick it again");
        goTo(14);
        assertApproxEqAbs(penalties.claimable(first), standing.debt, 2);
    }

    function test_debtWithoutClientsGoesToTheTreasury() external {
        exhaust(1);
        goTo(13);
        settle(1);
        uint256 debt = registry.standing(1).debt;
        uint32[] memory numbers = holdingsOf(first);
        vm.prank(client);
        deals.remove(first, numbers, 0, "");
        uint256 before = vault.balanceOf(GOVERNOR);
        fund(KEEPER, debt);
        vm.prank(KEEPER);
        registry.topUp(1, debt);
        assertEq(vault.balanceOf(GOVERNOR), before + debt);
        assertEq(vault.escrowOf(address(penalties)), 0);
    }

    function test_tooManyMissedDaysEndInAForcedExit() external {
        exitAfter(4);
        goTo(14);
        settle(1);
        assertTrue(registry.miner(1).state == IMinerRegistry.MinerState.Active);
        goTo(15);
        vm.expectEmit(true, true, true, true);
        emit IMinerRegistry.MinerExpelled(1, 15);
        settle(1);
        assertTrue(registry.miner(1).state == IMinerRegistry.MinerState.Expelled);
        uint32[] memory none = new uint32[](0);
        assertEq(registry.draw("seed", 1, 4, 1, none).length, 3);
        assertEq(registry.ticketCount(0), 6);
        uint256 collateral = registry.standing(1).collateral;
        goTo(18);
        settle(1);
        assertEq(registry.standing(1).collateral, collateral, "fines end with the exit");
    }

    /// @dev The most that one settlement does: 32 days, fines, a forced exit.
    function test_aLongAbsenceIsSettledInSteps() external {
        goTo(11 + 40);
        vm.cool(address(audits));
        vm.cool(address(randomness));
        vm.cool(address(registry));
        settle(1);
        vm.snapshotGasLastCall("penalties", "poke, 32 days and a forced exit");
        assertLt(vm.lastCallGas().gasTotalUsed, 16_777_216);
        (uint256 missed, uint256 until) = audits.misses(1);
        assertEq(missed, 32);
        assertEq(until, 11 + 32);
        assertTrue(registry.miner(1).state == IMinerRegistry.MinerState.Expelled);
        settle(1);
        (missed, until) = audits.misses(1);
        assertEq(until, 11 + 40);
    }

    function test_anExpelledMinerCannotOutrunItsClients() external {
        exitAfter(3);
        goTo(14);
        settle(1);
        goTo(40);
        settle(1);
        uint256 before = registry.standing(1).collateral;
        uint256 paid = registry.withdraw(1);
        assertApproxEqAbs(before - paid, PLEDGE * 33 / registry.standing(1).capacity, 1);
        assertTrue(registry.miner(1).state == IMinerRegistry.MinerState.Expelled, "it still holds bytes");
        goTo(95);
        deals.roll(1);
        settle(1);
        registry.withdraw(1);
        assertTrue(registry.miner(1).state == IMinerRegistry.MinerState.Exited);
        assertEq(vault.balanceOf(minerAccount(1)), before);
    }

    // --- credit ---

    function test_creditCountsPassedDaysAndHalvesWithAMissedOne() external {
        vm.startPrank(address(audits));
        penalties.settled(1, hex"000000000000", KEEPER);
        assertEq(registry.standing(1).credit, 6);
        penalties.settled(1, hex"0100", KEEPER);
        assertEq(registry.standing(1).credit, 4);
        penalties.settled(1, new bytes(32), KEEPER);
        assertEq(registry.standing(1).credit, 36);
        for (uint256 i = 0; i < 8; i++) {
            penalties.settled(1, new bytes(32), KEEPER);
        }
        assertEq(registry.standing(1).credit, 255);
        vm.stopPrank();
    }

    function test_onlyAuditsAndTheRegistrySpeak() external {
        vm.expectRevert(abi.encodeWithSelector(IPenalties.OnlyAudits.selector, address(audits), address(this)));
        penalties.settled(1, hex"02", KEEPER);
        vm.expectRevert(abi.encodeWithSelector(IPenalties.OnlyRegistry.selector, address(registry), address(this)));
        penalties.debtPaid(1, 1);
    }

    // --- whatever comes ---

    /// @dev Uploads, removals, expiries, fines, debts and claims in any order: nobody gets more than was collected, and no
    /// more than rounding is left of what nobody forfeited.
    function testFuzz_claimsNeverExceedWhatWasCollected(uint256 seed) external {
        uint256 forfeits;
        for (uint256 i = 0; i < 24; i++) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            uint32 miner = uint32(random >> 8) % 4 + 1;
            if (random % 6 == 0) {
                upload(random & 64 == 0 ? client : other, uint32(random >> 16) % 4_000 + 1);
            } else if (random % 6 == 1) {
                uint32 id = uint32(random >> 16) % orders.orderCount() + 1;
                if (orders.order(id).state != IOrders.OrderState.Active) continue;
                uint32[] memory numbers = holdingsOf(id);
                vm.prank(orders.ownerOf(id));
                try deals.remove(id, numbers, 0, "") {
                    forfeits++;
                } catch {}
            } else if (random % 6 == 2) {
                claim(uint32(random >> 16) % orders.orderCount() + 1);
            } else if (random % 6 == 3) {
                goTo(parameters.today() + (random >> 16) % 20);
            } else {
                vm.prank(address(audits));
                penalties.settled(miner, abi.encodePacked(uint8(random >> 16) % 9), KEEPER);
                if (random & 128 == 0) bringBack(miner);
            }
            solvent();
        }
        goTo(parameters.today() + 1);
        for (uint32 id = 1; id <= orders.orderCount(); id++) {
            claim(id);
        }
        if (forfeits == 0) assertLe(vault.escrowOf(address(penalties)), 1_000, "left behind");
    }

    function solvent() private view {
        uint256 owed;
        for (uint32 id = 1; id <= orders.orderCount(); id++) {
            if (orders.order(id).state == IOrders.OrderState.Active) owed += penalties.claimable(id);
        }
        assertLe(owed, vault.escrowOf(address(penalties)));
        uint256 collateral;
        for (uint32 miner = 1; miner <= 4; miner++) {
            IMinerRegistry.Standing memory standing = registry.standing(miner);
            collateral += standing.collateral;
            assertTrue(standing.debt == 0 || standing.collateral == 0);
        }
        assertEq(vault.escrowOf(address(registry)), collateral);
    }

    function claim(uint32 id) private {
        if (orders.order(id).state == IOrders.OrderState.Active) penalties.claim(id);
    }

    function bringBack(uint32 miner) private {
        IMinerRegistry.Standing memory standing = registry.standing(miner);
        uint256 owed = standing.pledged - standing.collateral + standing.debt;
        if (owed == 0) return;
        fund(COMMUNITY, owed);
        vm.prank(COMMUNITY);
        registry.topUp(miner, owed);
    }

    function upload(address owner, uint32 size) private returns (uint32 id) {
        vm.startPrank(owner);
        id = orders.place(termsOf(size, 4, 4, TERM));
        vm.stopPrank();
        skip(61);
        orders.draw(id);
        if (orders.order(id).state == IOrders.OrderState.Drawn) deals.activate(activationOf(id));
    }

    function prove(uint32 miner, uint256 day) private {
        for (uint8 window = 0; window < 24; window++) {
            vm.warp(randomness.seededAt(day, window));
            IAuditRounds.Challenge memory asked = audits.challenge(miner, window);
            if (asked.duty == IAuditRounds.Duty.None) continue;
            (IAuditRounds.Submission memory submission,) = submissionOf(miner, window);
            IAuditRounds.Submission[] memory one = new IAuditRounds.Submission[](1);
            one[0] = submission;
            audits.prove(one);
        }
    }

    function settle(uint32 miner) private {
        vm.prank(KEEPER);
        audits.poke(miner);
    }

    /// @dev As if earlier fines had taken all of a miner's collateral.
    function exhaust(uint32 miner) private {
        vm.prank(address(penalties));
        registry.fine(miner, PLEDGE);
        vm.prank(address(penalties));
        vault.release(COMMUNITY, PLEDGE);
    }

    function exitAfter(uint256 misses) private {
        vm.startPrank(GOVERNOR);
        parameters.set(Parameter.RepairMisses, 2);
        parameters.set(Parameter.ExitMisses, misses);
        vm.stopPrank();
    }

    function shareOf(uint32 miner, uint256 sectors) private view returns (uint256) {
        return PLEDGE * sectors / registry.standing(miner).capacity;
    }

    function sectorsOf(uint32 deal) private view returns (uint256) {
        return deals.deal(deal).sectors;
    }

    function goTo(uint256 day) private {
        vm.warp(GENESIS + day * DAY + 10);
    }
}
