// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IVault} from "../../src/token/IVault.sol";
import {BillingFixture} from "../billing/BillingFixture.sol";
import {HostileToken} from "./Hostile.sol";

/// @title Money is CESS in the Vault: no other token gets in, whatever it claims, and CESS sent past the Vault buys nothing.
contract HostileTokensTest is BillingFixture {
    address private constant ATTACKER = address(0xbad);

    function setUp() external {
        deployBilling();
        openCertificate(address(0xa11ce), 1, 5);
    }

    function test_anotherTokenIsNoMoney() external {
        vm.startPrank(ATTACKER);
        HostileToken fake = new HostileToken(vault);
        fake.approve(address(vault), type(uint256).max);
        vm.expectRevert(); // CESS is what the Vault takes, and the attacker has none
        vault.deposit(1 ether);
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, address(fake), 1 ether, 0));
        fake.transfer(address(vault), 1 ether); // its hook asks the Vault for as much back
        address[8] memory targets = [
            address(revenue),
            address(retrievals),
            address(subscriptions),
            KEY_SALES,
            address(licences),
            address(listings),
            address(purchaseOffers),
            address(auctions)
        ];
        for (uint256 i; i < targets.length; ++i) {
            fake.transfer(targets[i], 1 ether);
            assertEq(vault.escrowOf(targets[i]), 0);
        }
        vm.expectRevert(abi.encodeWithSelector(IVault.BalanceTooLow.selector, ATTACKER, 1, 0));
        revenue.pay(1, 1);
        vm.stopPrank();
    }

    function test_cessPastTheVaultBuysNothing() external {
        vm.prank(COMMUNITY);
        token.transfer(address(revenue), 1 ether);
        vm.prank(COMMUNITY);
        token.transfer(address(vault), 1 ether);
        assertEq(revenue.inboxOf(1), 0);
        assertEq(vault.escrowOf(address(revenue)), 0);
        (uint256[] memory numbers, uint256[] memory amounts) = (new uint256[](1), new uint256[](1));
        (numbers[0], amounts[0]) = (1, 1 ether);
        vm.expectRevert();
        revenue.deliver(numbers, amounts);
    }

    function test_nobodyButTheseMovesTheirEscrow() external {
        vm.startPrank(ATTACKER);
        vm.expectRevert(abi.encodeWithSelector(IVault.OnlyController.selector, ATTACKER));
        vault.hand(address(revenue), 1, ATTACKER, 1);
        vm.expectRevert(abi.encodeWithSelector(IVault.OnlyController.selector, ATTACKER));
        vault.release(ATTACKER, 1);
    }
}
