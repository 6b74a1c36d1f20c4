// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameter} from "../../src/governance/INetworkParameters.sol";
import {IMinerRegistry} from "../../src/storage/IMinerRegistry.sol";
import {IVault} from "../../src/token/IVault.sol";
import {MarketFixture} from "../market/MarketFixture.sol";

/// @title Takes what MinerRegistry hands to Penalties, and remembers it.
contract PenaltiesStub {
    uint256 public paid;

    function debtPaid(uint32, uint256 amount) external {
        paid += amount;
    }
}

/// @title Fines, debt, topping up, shrinking, leaving: what happens to a miner's collateral.
contract MinerRegistryStakeTest is MarketFixture {
    uint256 private constant UNIT = 4_000 ether;
    uint256 private constant COOLING = 7;

    function setUp() public {
        deployMarket("mainnet");
        vm.etch(PENALTIES, type(PenaltiesStub).runtimeCode);
    }

    // --- fines and topping up ---

    function test_aFineLeavesTheCollateralAndStopsDraws() public {
        register(1, 0, 2);
        vm.expectEmit(true, true, true, true);
        emit IMinerRegistry.CollateralFined(1, 10 ether, 2 * UNIT - 10 ether, 0);
        assertEq(fine(1, 10 ether), 10 ether);
        assertEq(vault.escrowOf(PENALTIES), 10 ether);
        assertEq(vault.escrowOf(address(registry)), 2 * UNIT - 10 ether);
        assertEq(registry.draw("seed", 1, 1, 1, none()).length, 0);
        occupy(1, 5_000); // what was drawn before still becomes a deal
        assertEq(registry.miner(1).usedSectors, 5_000);
    }

    function test_whatTheCollateralDoesNotCoverIsDebt() public {
        register(1, 0, 1);
        assertEq(fine(1, UNIT + 7), UNIT);
        assertEq(fine(1, 5), 0);
        IMinerRegistry.Standing memory standing = registry.standing(1);
        assertEq(standing.collateral, 0);
        assertEq(standing.debt, 12);
        assertEq(standing.pledged, UNIT);
        assertEq(vault.escrowOf(address(registry)), 0);
    }

    function test_oneWeiIsTakenAndThePledgeBringsDrawsBack() public {
        register(1, 0, 1);
        fine(1, UNIT + 10);
        fund(stranger, 2 * UNIT);
        vm.startPrank(stranger);
        vm.expectEmit(true, true, true, true);
        emit IMinerRegistry.ToppedUp(1, stranger, 1, 0);
        assertEq(registry.topUp(1, 1), 1);
        assertEq(registry.standing(1).debt, 9);
        assertEq(PenaltiesStub(PENALTIES).paid(), 1);
        assertEq(registry.topUp(1, 9 + UNIT - 1), 9 + UNIT - 1);
        assertEq(registry.draw("seed", 1, 1, 1, none()).length, 0);
        assertEq(registry.topUp(1, type(uint256).max), 1, "no more than is owed");
        vm.snapshotGasLastCall("miner-stake", "topUp");
        assertEq(registry.draw("seed", 1, 1, 1, none()).length, 1);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.NothingToTopUp.selector, 1, 0, 5));
        registry.topUp(1, 5);
        vm.stopPrank();
        assertEq(vault.balanceOf(stranger), 2 * UNIT - UNIT - 10);
        assertEq(vault.escrowOf(address(registry)), UNIT);
        assertEq(vault.escrowOf(PENALTIES), UNIT + 10);
    }

    function test_toppingUpNeedsMoneyAndAMiner() public {
        register(1, 0, 1);
        fine(1, 10);
        vm.startPrank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, stranger, 10, 0));
        registry.topUp(1, 10);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.NothingToTopUp.selector, 1, 10, 0));
        registry.topUp(1, 0);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.MinerUnknown.selector, 2));
        registry.topUp(2, 10);
        vm.stopPrank();
    }

    function test_anyoneTakesTheTicketsOfAShortMiner() public {
        register(1, 0, 3);
        vm.prank(stranger);
        vm.expectRevert();
        registry.retire(1, 3);
        fine(1, 1);
        vm.prank(stranger);
        registry.retire(1, 3);
        assertEq(registry.ticketCount(0), 0);
        vm.startPrank(operator(1));
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.MinerShort.selector, 1, 3 * UNIT, 3 * UNIT - 1));
        registry.relist(1, 3);
        vm.stopPrank();
        fund(operator(1), 1);
        vm.startPrank(operator(1));
        registry.topUp(1, 1);
        registry.relist(1, 3);
        vm.stopPrank();
        assertEq(registry.ticketCount(0), 3);
    }

    function test_onlyPenaltiesFinesRatesAndExpels() public {
        register(1, 0, 1);
        bytes memory refusal = abi.encodeWithSelector(IMinerRegistry.OnlyPenalties.selector, PENALTIES, operator(1));
        vm.startPrank(operator(1));
        vm.expectRevert(refusal);
        registry.fine(1, 0);
        vm.expectRevert(refusal);
        registry.rate(1, 255);
        vm.expectRevert(refusal);
        registry.expel(1);
        vm.stopPrank();
    }

    /// @dev Whatever happens in whatever order: records and escrow agree, and no debt stands beside collateral.
    function testFuzz_noFineIsAboveTheCollateral(uint256 seed) public {
        register(1, 0, 2);
        fund(operator(1), 100 * UNIT);
        for (uint256 i = 0; i < 24; i++) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            uint256 amount = (random >> 8) % (3 * UNIT);
            uint256 before = registry.standing(1).collateral;
            if (random % 4 < 2) {
                assertEq(fine(1, amount), amount < before ? amount : before);
            } else {
                vm.prank(operator(1));
                try registry.topUp(1, random % 4 == 2 ? amount : 1) {} catch {}
            }
            IMinerRegistry.Standing memory standing = registry.standing(1);
            assertTrue(standing.debt == 0 || standing.collateral == 0, "debt beside collateral");
            assertLe(standing.collateral, standing.pledged);
            assertEq(vault.escrowOf(address(registry)), standing.collateral);
            uint256 drawn = registry.draw(bytes32(random), 1, 1, 1, none()).length;
            assertEq(drawn, standing.collateral == standing.pledged ? 1 : 0);
        }
    }

    // --- what stands behind a lost slot ---

    function test_theShareBehindASlotIsSetAsideAndGivenBack() public {
        register(1, 0, 4);
        occupy(1, capacity(1));
        vm.prank(REPAIR);
        uint256 taken = registry.setAside(1, uint40(capacity(1)), 10_000);
        assertApproxEqAbs(taken, UNIT, 1e12);
        assertEq(vault.escrowOf(REPAIR), taken);
        assertEq(registry.draw("seed", 1, 1, 1, none()).length, 0, "short");
        giveBack(1, taken);
        assertEq(registry.standing(1).collateral, 4 * UNIT);
        assertEq(registry.draw("seed", 1, 1, 1, none()).length, 1);
    }

    function test_onlyRepairSetsAsideAndGivesBack() public {
        register(1, 0, 1);
        bytes memory refusal =
            abi.encodeWithSelector(IMinerRegistry.OnlyRepairOrUpkeep.selector, REPAIR, UPKEEP, operator(1));
        vm.startPrank(operator(1));
        vm.expectRevert(refusal);
        registry.setAside(1, 1, 10_000);
        refusal = abi.encodeWithSelector(IMinerRegistry.OnlyRepair.selector, REPAIR, operator(1));
        vm.expectRevert(refusal);
        registry.giveBack(1, 0);
        vm.stopPrank();
    }

    /// @dev What comes back pays debt, then fills the pledge; the account gets the rest. Nothing is lost or made.
    function testFuzz_whatWasSetAsideComesBackWhole(uint40 sectors, uint128 fined, uint128 toppedUp) public {
        register(1, 0, 2);
        sectors = uint40(bound(sectors, 1, capacity(2)));
        vm.prank(REPAIR);
        uint256 taken = registry.setAside(1, sectors, 10_000);
        assertLe(taken, 2 * UNIT);
        fine(1, bound(fined, 0, 3 * UNIT));
        fund(operator(1), 3 * UNIT);
        vm.prank(operator(1));
        try registry.topUp(1, bound(toppedUp, 0, 3 * UNIT)) {} catch {}
        uint256 before = vault.balanceOf(operator(1));
        IMinerRegistry.Standing memory then = registry.standing(1);
        giveBack(1, taken);
        IMinerRegistry.Standing memory standing = registry.standing(1);
        uint256 gained = vault.balanceOf(operator(1)) - before;
        assertEq(then.debt - standing.debt + standing.collateral - then.collateral + gained, taken);
        assertTrue(standing.debt == 0 || standing.collateral == 0);
        assertTrue(gained == 0 || standing.collateral == standing.pledged);
        assertEq(vault.escrowOf(address(registry)), standing.collateral);
        assertEq(vault.escrowOf(REPAIR), 0);
    }

    // --- shrinking ---

    function test_shrinkingGivesBackWhatIsFree() public {
        register(1, 0, 10);
        occupy(1, capacity(6));
        vm.startPrank(operator(1));
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.MinerFull.selector, 1, capacity(5), capacity(6)));
        registry.shrink(1, 5);
        vm.expectEmit(true, true, true, true);
        emit IMinerRegistry.SpaceShrunk(1, 6, 6 * UNIT, 4 * UNIT);
        registry.shrink(1, 4);
        vm.snapshotGasLastCall("miner-stake", "shrink by 4 units");
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.UnitsOutOfRange.selector, 1, 5, 6));
        registry.shrink(1, 6);
        vm.stopPrank();
        assertEq(vault.balanceOf(operator(1)), 4 * UNIT);
        assertEq(registry.ticketCount(0), 6);
        assertEq(registry.standing(1).capacity, capacity(6));
        (, uint256 declared) = registry.utilisation();
        assertEq(declared, capacity(6));
    }

    function test_aShortMinerShrinksOutOfItsShortage() public {
        register(1, 0, 4);
        fine(1, UNIT / 2);
        vm.prank(operator(1));
        registry.shrink(1, 1);
        assertEq(registry.standing(1).collateral, 3 * UNIT);
        assertEq(vault.balanceOf(operator(1)), UNIT / 2);
        assertEq(registry.draw("seed", 1, 1, 1, none()).length, 1);
    }

    function test_shrinkingWaitsForTheDaysToBeSettled() public {
        register(1, 0, 4);
        auditsDouble.fallBehind(1, true);
        vm.warp(GENESIS + 5 days);
        vm.startPrank(operator(1));
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.SettleFirst.selector, 1, 0, 5));
        registry.shrink(1, 1);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.OnlyAccount.selector, 1, operator(1), address(this)));
        registry.shrink(1, 1);
    }

    function testFuzz_growingAndShrinkingKeepThePledge(uint256 seed) public {
        register(1, 0, 5);
        fund(operator(1), 100 * UNIT);
        for (uint256 i = 0; i < 12; i++) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            uint24 units = uint24(random >> 8) % 6 + 1;
            vm.prank(operator(1));
            if (random & 1 == 0) try registry.grow(1, units) {} catch {} else try registry.shrink(1, units) {} catch {}
            IMinerRegistry.Miner memory miner = registry.miner(1);
            assertEq(miner.collateral, miner.declaredUnits * UNIT);
            assertEq(registry.standing(1).pledged, miner.collateral);
            assertEq(miner.listedUnits, miner.declaredUnits);
            assertEq(registry.ticketCount(0), miner.declaredUnits);
            assertEq(vault.balanceOf(operator(1)) + miner.collateral, 105 * UNIT);
        }
    }

    // --- leaving ---

    function test_anExitLocksTheMiner() public {
        register(1, 0, 2);
        register(2, 0, 2);
        vm.warp(GENESIS + 3 days);
        vm.expectEmit(true, true, true, true);
        emit IMinerRegistry.ExitBegun(1, 3);
        exit(1);
        vm.snapshotGasLastCall("miner-stake", "exit, 2 units");
        assertEq(registry.ticketCount(0), 2);
        for (uint256 i = 0; i < 50; i++) {
            assertEq(registry.draw(keccak256(abi.encode(i)), 1, 1, 1, none())[0], 2);
        }
        bytes memory refusal =
            abi.encodeWithSelector(IMinerRegistry.MinerNotActive.selector, 1, IMinerRegistry.MinerState.Exiting);
        vm.startPrank(operator(1));
        vm.expectRevert(refusal);
        registry.exit(1);
        vm.expectRevert(refusal);
        registry.drain(1);
        vm.expectRevert(refusal);
        registry.grow(1, 1);
        vm.expectRevert(refusal);
        registry.shrink(1, 1);
        vm.stopPrank();
        vm.prank(DEALS);
        vm.expectRevert(refusal);
        registry.occupy(hex"00000001", 1);
    }

    function test_collateralIsPaidAsFarAsNothingIsHeld() public {
        register(1, 0, 4);
        occupy(1, capacity(1));
        exit(1);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.CoolingDown.selector, 1, COOLING, 0));
        registry.withdraw(1);
        vm.warp(GENESIS + COOLING * 1 days);
        vm.prank(stranger);
        uint256 first = registry.withdraw(1);
        vm.snapshotGasLastCall("miner-stake", "withdraw, part of it");
        assertApproxEqAbs(first, 3 * UNIT, 1e12);
        assertEq(vault.balanceOf(operator(1)), first, "the account is paid, whoever calls");
        vm.expectPartialRevert(IMinerRegistry.NothingToWithdraw.selector);
        registry.withdraw(1);
        vm.prank(DEALS);
        registry.vacate(1, uint40(capacity(1)));
        registry.withdraw(1);
        assertEq(vault.balanceOf(operator(1)), 4 * UNIT);
        IMinerRegistry.Miner memory gone = registry.miner(1);
        assertTrue(gone.state == IMinerRegistry.MinerState.Exited);
        assertEq(gone.declaredUnits, 0);
        (, uint256 declared) = registry.utilisation();
        assertEq(declared, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IMinerRegistry.MinerNotExiting.selector, 1, IMinerRegistry.MinerState.Exited)
        );
        registry.withdraw(1);
    }

    function test_whoHasExitedRegistersAnewWithTheSameSigner() public {
        register(1, 0, 1);
        exit(1);
        vm.warp(GENESIS + COOLING * 1 days);
        registry.withdraw(1);
        IMinerRegistry.Registration memory again = registration(1, 0, 1);
        vm.prank(operator(1));
        assertEq(registry.register(again), 2);
        assertEq(registry.miner(2).operator, 1);
    }

    function test_withdrawingWaitsForTheDaysToBeSettledAndNothingElse() public {
        register(1, 0, 1);
        exit(1);
        vm.warp(GENESIS + 100 days);
        auditsDouble.fallBehind(1, true);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.SettleFirst.selector, 1, 0, 100));
        registry.withdraw(1);
        auditsDouble.fallBehind(1, false);
        registry.withdraw(1);
        assertEq(vault.balanceOf(operator(1)), UNIT);
    }

    function test_anExpelledMinerLeavesTheSameWay() public {
        register(1, 0, 2);
        fine(1, UNIT / 2);
        vm.prank(PENALTIES);
        registry.expel(1);
        assertTrue(registry.miner(1).state == IMinerRegistry.MinerState.Expelled);
        assertEq(registry.ticketCount(0), 0);
        vm.warp(GENESIS + COOLING * 1 days);
        registry.withdraw(1);
        assertEq(vault.balanceOf(operator(1)), 2 * UNIT - UNIT / 2);
    }

    function test_aMinerInDebtExitsWithNothing() public {
        register(1, 0, 1);
        fine(1, 2 * UNIT);
        exit(1);
        vm.warp(GENESIS + COOLING * 1 days);
        assertEq(registry.withdraw(1), 0);
        assertTrue(registry.miner(1).state == IMinerRegistry.MinerState.Exited);
        assertEq(registry.standing(1).debt, UNIT);
    }

    /// @dev However fines and handed-over slots mix: at the end the account has what was not fined, to the wei.
    function testFuzz_exitsPayTheRestOfTheCollateral(uint256 seed, uint40 used, uint128 fined) public {
        register(1, 0, 3);
        used = uint40(bound(used, 0, capacity(3)));
        fined = uint128(bound(fined, 0, 4 * UNIT));
        occupy(1, used);
        exit(1);
        vm.warp(GENESIS + COOLING * 1 days);
        uint256 collected = fine(1, fined);
        for (uint256 i = 0; i < 6; i++) {
            try registry.withdraw(1) {} catch {}
            IMinerRegistry.Standing memory standing = registry.standing(1);
            if (standing.state == IMinerRegistry.MinerState.Exited) break;
            uint256 held = standing.pledged * standing.usedSectors / standing.capacity;
            uint256 before = 3 * UNIT - collected;
            assertGe(standing.collateral, held < before ? held : before, "what is behind held bytes stays");
            uint256 part = i == 4
                ? standing.usedSectors
                : uint256(keccak256(abi.encode(seed, i))) % (uint256(standing.usedSectors) + 1);
            vm.prank(DEALS);
            registry.vacate(1, uint40(part));
        }
        assertTrue(registry.miner(1).state == IMinerRegistry.MinerState.Exited);
        assertEq(vault.balanceOf(operator(1)), 3 * UNIT - collected);
        assertEq(vault.escrowOf(address(registry)), 0);
    }

    // --- credit ---

    /// @dev 1.5 times the odds at full credit: 20 miners half full, ten of them with credit. Without credit each is drawn
    /// 400 of 8,000 times; with it the shares are 320 and 480.
    function test_creditRaisesTheOdds() public {
        for (uint256 i = 0; i < 20; i++) {
            occupy(register(i + 1, 0, 2), capacity(1));
        }
        for (uint32 id = 11; id <= 20; id++) {
            vm.prank(PENALTIES);
            registry.rate(id, 255);
        }
        uint256 credited;
        for (uint256 i = 0; i < 4_000; i++) {
            if (registry.draw(keccak256(abi.encode(i)), 1, 1, 1, none())[0] > 10) credited++;
        }
        assertApproxEqAbs(credited, 2_400, 100);
    }

    function test_creditRaisesNoOddsWhereTheFactorIsOne() public {
        registerMany(2, 0, 2);
        occupy(1, capacity(1));
        occupy(2, capacity(1));
        vm.prank(PENALTIES);
        registry.rate(1, 255);
        vm.prank(GOVERNOR);
        parameters.set(Parameter.CreditFactor, 10_000);
        uint256 hits;
        for (uint256 i = 0; i < 2_000; i++) {
            if (registry.draw(keccak256(abi.encode(i)), 1, 1, 1, none())[0] == 1) hits++;
        }
        assertApproxEqAbs(hits, 1_000, 80);
    }

    function fine(uint32 miner, uint256 amount) private returns (uint256) {
        vm.prank(PENALTIES);
        return registry.fine(miner, amount);
    }

    function giveBack(uint32 miner, uint256 amount) private {
        vm.startPrank(REPAIR);
        vault.hand(address(registry), amount, address(0), 0);
        registry.giveBack(miner, amount);
        vm.stopPrank();
    }

    function exit(uint32 miner) private {
        vm.prank(registry.miner(miner).account);
        registry.exit(miner);
    }
}
