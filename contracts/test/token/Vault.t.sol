// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "../support/Deploy.sol";
import {Genesis} from "../../src/token/Genesis.sol";
import {IDirectory} from "../../src/governance/IDirectory.sol";
import {IVault} from "../../src/token/IVault.sol";
import {Vault} from "../../src/token/Vault.sol";
import {MoneyFixture} from "../support/MoneyFixture.sol";

contract VaultTest is MoneyFixture {
    address private constant ALICE = address(0xa1);
    address private constant BOB = address(0xb0);
    address private constant ORDERS = address(0x01d);
    address private constant DEALS = address(0xdea);
    address private constant SETTLEMENT = address(0x5e7);

    function setUp() external {
        vm.warp(1_800_000_000);
        deployMoney(controllers(), true);
        fund(ALICE, 100 ether);
    }

    function test_poolsAreBackedWhicheverCameFirst() external {
        assertEq(vault.poolOf(IVault.Pool.Storage), 3_000_000_000 ether);
        assertEq(vault.poolOf(IVault.Pool.Consensus), 1_500_000_000 ether);
        assertEq(vault.poolOf(IVault.Pool.Cache), 1_000_000_000 ether);
        deployMoney(controllers(), false);
        assertEq(token.balanceOf(address(vault)), Genesis.POOLS);
        assertEq(vault.poolOf(IVault.Pool.Storage), 3_000_000_000 ether);
        assertTrue(vault.isController(ORDERS));
        assertFalse(vault.isController(ALICE));
    }

    function testFuzz_depositAndWithdrawAreExact(uint256 amount, uint256 back) external {
        amount = bound(amount, 1, Genesis.COMMUNITY - 100 ether);
        back = bound(back, 1, amount);
        fund(BOB, amount);
        assertEq(vault.balanceOf(BOB), amount);
        vm.expectEmit(address(vault));
        emit IVault.Withdrawn(BOB, address(0x99), back);
        vm.prank(BOB);
        vault.withdraw(address(0x99), back);
        assertEq(vault.balanceOf(BOB), amount - back);
        assertEq(token.balanceOf(address(0x99)), back);
        assertEq(vault.totalBalances(), 100 ether + amount - back);
    }

    function test_nobodyWithdrawsMoreThanItsBalance() external {
        vm.startPrank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, ALICE, 100 ether + 1, 100 ether));
        vault.withdraw(ALICE, 100 ether + 1);
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, ALICE, type(uint256).max, 100 ether));
        vault.withdraw(ALICE, type(uint256).max);
        vm.expectRevert(IVault.ZeroAmount.selector);
        vault.withdraw(ALICE, 0);
        vm.expectRevert(IVault.AccountMissing.selector);
        vault.withdraw(address(0), 1);
        vm.expectRevert(IVault.AccountMissing.selector);
        vault.withdraw(address(vault), 1);
    }

    function test_badDepositsAreRefused() external {
        vm.startPrank(COMMUNITY);
        vm.expectRevert(IVault.ZeroAmount.selector);
        vault.deposit(0);
        vm.expectRevert(IVault.AccountMissing.selector);
        vault.depositFor(address(0), 1);
        vm.expectRevert();
        vault.deposit(1); // not approved
        token.approve(address(vault), type(uint256).max);
        vm.expectRevert();
        vault.deposit(Genesis.CAP); // not owned
        assertEq(vault.totalBalances(), 100 ether);
    }

    function test_permitDepositsEvenWhenSomebodySubmittedItBefore() external {
        (address owner, uint256 key) = makeAccount("owner");
        vm.prank(COMMUNITY);
        token.transfer(owner, 10 ether);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, permitDigest(owner, 10 ether));
        token.permit(owner, address(vault), 10 ether, type(uint256).max, v, r, s);
        vm.prank(owner);
        vault.depositWithPermit(10 ether, type(uint256).max, v, r, s);
        assertEq(vault.balanceOf(owner), 10 ether);
        // Neither the spent permit nor a stranger's gives anything.
        vm.expectRevert();
        vm.prank(owner);
        vault.depositWithPermit(10 ether, type(uint256).max, v, r, s);
        vm.expectRevert();
        vm.prank(BOB);
        vault.depositWithPermit(10 ether, type(uint256).max, v, r, s);
    }

    function testFuzz_strangersControlNothing(address stranger) external {
        vm.assume(stranger != ORDERS && stranger != DEALS);
        bytes memory refusal = abi.encodeWithSelector(IVault.OnlyController.selector, stranger);
        vm.startPrank(stranger);
        vm.expectRevert(refusal);
        vault.lock(ALICE, 1);
        vm.expectRevert(refusal);
        vault.release(stranger, 0);
        vm.expectRevert(refusal);
        vault.hand(DEALS, 0, stranger, 0);
    }

    function test_escrowMovesByRule() external {
        vm.startPrank(ORDERS);
        vault.lock(ALICE, 60 ether);
        assertEq(vault.balanceOf(ALICE), 40 ether);
        assertEq(vault.escrowOf(ORDERS), 60 ether);
        vm.expectEmit(address(vault));
        emit IVault.EscrowMoved(ORDERS, DEALS, 45 ether);
        vault.hand(DEALS, 45 ether, ALICE, 5 ether);
        assertEq(vault.escrowOf(ORDERS), 10 ether);
        assertEq(vault.escrowOf(DEALS), 45 ether);
        assertEq(vault.balanceOf(ALICE), 45 ether);
        vault.release(BOB, 10 ether);
        assertEq(vault.balanceOf(BOB), 10 ether);
        assertEq(vault.totalEscrow(), 45 ether);
        assertEq(vault.totalBalances(), 55 ether);
    }

    function test_aControllerNeverSpendsWhatAnotherHolds() external {
        vm.prank(DEALS);
        vault.lock(ALICE, 50 ether);
        vm.startPrank(ORDERS);
        bytes memory refusal = abi.encodeWithSelector(IVault.EscrowTooLow.selector, ORDERS, 1, 0);
        vm.expectRevert(refusal);
        vault.release(ORDERS, 1);
        vm.expectRevert(refusal);
        vault.hand(ORDERS, 1, ORDERS, 0);
        vm.expectRevert(refusal);
        vault.hand(ORDERS, 0, ORDERS, 1);
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, ALICE, 51 ether, 50 ether));
        vault.lock(ALICE, 51 ether);
    }

    function test_escrowGoesToControllersOnly() external {
        vm.startPrank(ORDERS);
        vault.lock(ALICE, 1 ether);
        vm.expectRevert(abi.encodeWithSelector(IVault.OnlyController.selector, BOB));
        vault.hand(BOB, 1 ether, ALICE, 0);
        vm.expectRevert(IVault.AccountMissing.selector);
        vault.release(address(0), 1 ether);
        // The sum of both amounts cannot wrap around.
        vm.expectRevert();
        vault.hand(DEALS, type(uint256).max, ALICE, 2);
    }

    function test_poolsAreForTheEraSettlementOnly() external {
        vm.expectRevert(abi.encodeWithSelector(IDirectory.NameUnknown.selector, bytes32("EraSettlement")));
        vm.prank(SETTLEMENT);
        vault.drawPool(IVault.Pool.Storage, ALICE, 1);
        vm.prank(GOVERNOR);
        directory.register("EraSettlement", SETTLEMENT);
        vm.expectRevert(abi.encodeWithSelector(IVault.OnlyEraSettlement.selector, SETTLEMENT, ORDERS));
        vm.prank(ORDERS);
        vault.drawPool(IVault.Pool.Storage, ALICE, 1);
        vm.startPrank(SETTLEMENT);
        vault.drawPool(IVault.Pool.Cache, ALICE, 7 ether);
        assertEq(vault.balanceOf(ALICE), 107 ether);
        assertEq(vault.poolOf(IVault.Pool.Cache), Genesis.CACHE_POOL - 7 ether);
        vm.expectRevert(
            abi.encodeWithSelector(
                IVault.PoolTooLow.selector, IVault.Pool.Cache, Genesis.CACHE_POOL, Genesis.CACHE_POOL - 7 ether
            )
        );
        vault.drawPool(IVault.Pool.Cache, ALICE, Genesis.CACHE_POOL);
    }

    function test_newControllersWaitSevenDays() external {
        uint256 effectiveAt = block.timestamp + 7 days;
        expectNotReady(0);
        vm.prank(GOVERNOR);
        vault.announceController(BOB);
        vm.warp(effectiveAt - 1);
        expectNotReady(effectiveAt);
        vm.warp(effectiveAt);
        vm.prank(GOVERNOR);
        vault.addController(BOB);
        assertTrue(vault.isController(BOB));
        expectNotReady(0);
    }

    function test_anAnnouncementLapses() external {
        uint256 effectiveAt = block.timestamp + 7 days;
        vm.prank(GOVERNOR);
        vault.announceController(BOB);
        vm.warp(effectiveAt + 7 days + 1);
        expectNotReady(effectiveAt);
    }

    function testFuzz_onlyTheGovernorNamesControllers(address stranger) external {
        vm.assume(stranger != GOVERNOR);
        vm.prank(GOVERNOR);
        vault.announceController(BOB);
        skip(7 days);
        bytes memory refusal = abi.encodeWithSelector(IVault.OnlyGovernor.selector, GOVERNOR, stranger);
        vm.startPrank(stranger);
        vm.expectRevert(refusal);
        vault.announceController(stranger);
        vm.expectRevert(refusal);
        vault.addController(BOB);
    }

    function test_missingControllersAreRefused() external {
        vm.prank(GOVERNOR);
        vm.expectRevert(IVault.AccountMissing.selector);
        vault.announceController(address(0));
        vm.expectRevert(IVault.AccountMissing.selector);
        Vault(Deploy.create("Vault", abi.encode(directory, new address[](1))));
    }

    function expectNotReady(uint256 effectiveAt) private {
        uint256 time = vm.getBlockTimestamp();
        vm.expectRevert(abi.encodeWithSelector(IVault.ControllerNotReady.selector, BOB, effectiveAt, time));
        vm.prank(GOVERNOR);
        vault.addController(BOB);
    }

    function controllers() private pure returns (address[] memory both) {
        both = new address[](2);
        (both[0], both[1]) = (ORDERS, DEALS);
    }

    function permitDigest(address owner, uint256 value) private view returns (bytes32) {
        bytes32 permit = keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        bytes32 content = keccak256(abi.encode(permit, owner, address(vault), value, 0, type(uint256).max));
        return keccak256(abi.encodePacked(hex"1901", token.DOMAIN_SEPARATOR(), content));
    }
}
