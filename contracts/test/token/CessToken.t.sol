// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "../support/Deploy.sol";
import {CessToken} from "../../src/token/CessToken.sol";
import {Genesis} from "../../src/token/Genesis.sol";
import {Vesting} from "../../src/token/Vesting.sol";
import {MoneyFixture} from "../support/MoneyFixture.sol";

contract CessTokenTest is MoneyFixture {
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    function setUp() external {
        deployMoney(new address[](0), true);
    }

    function test_genesisIsTheWholeSupply() external view {
        assertEq(token.totalSupply(), 10_000_000_000 ether);
        assertEq(token.decimals(), 18);
        assertEq(token.balanceOf(recipients()[0]), 1_500_000_000 ether);
        assertEq(token.balanceOf(recipients()[1]), 1_000_000_000 ether);
        assertEq(token.balanceOf(COMMUNITY), 1_000_000_000 ether);
        assertEq(token.balanceOf(recipients()[3]), 500_000_000 ether);
        assertEq(token.balanceOf(recipients()[4]), 500_000_000 ether);
        assertEq(token.balanceOf(address(vault)), 5_500_000_000 ether);
        assertEq(Genesis.POOLS, 5_500_000_000 ether);
    }

    function test_recipientsMustBeNamedAndNotTheVault() external {
        address[5] memory bad = recipients();
        bad[4] = address(0);
        vm.expectRevert(abi.encodeWithSelector(CessToken.RecipientMissing.selector, 4));
        CessToken(Deploy.create("CessToken", abi.encode(directory, bad)));
        bad[4] = address(vault);
        vm.expectRevert(abi.encodeWithSelector(CessToken.RecipientIsVault.selector, 4));
        CessToken(Deploy.create("CessToken", abi.encode(directory, bad)));
    }

    function test_permitApprovesOnce() external {
        (address owner, uint256 key) = makeAccount("owner");
        uint256 deadline = block.timestamp + 1;
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, permitDigest(owner, address(0x99), 5 ether, 0, deadline));
        token.permit(owner, address(0x99), 5 ether, deadline, v, r, s);
        assertEq(token.allowance(owner, address(0x99)), 5 ether);
        assertEq(token.nonces(owner), 1);
        vm.expectRevert();
        token.permit(owner, address(0x99), 5 ether, deadline, v, r, s);
    }

    function test_votesAreCountedByTimestamp() external {
        assertEq(token.CLOCK_MODE(), "mode=timestamp");
        vm.warp(1_000);
        vm.prank(COMMUNITY);
        token.delegate(COMMUNITY);
        vm.warp(2_000);
        vm.prank(COMMUNITY);
        token.transfer(address(0x99), 1 ether);
        vm.warp(3_000);
        assertEq(token.getPastVotes(COMMUNITY, 1_500), Genesis.COMMUNITY);
        assertEq(token.getVotes(COMMUNITY), Genesis.COMMUNITY - 1 ether);
    }

    function testFuzz_transfersKeepTheSupply(address to, uint256 amount) external {
        vm.assume(to != address(0) && to != COMMUNITY);
        amount = bound(amount, 0, Genesis.COMMUNITY);
        uint256 before = token.balanceOf(to);
        vm.prank(COMMUNITY);
        token.transfer(to, amount);
        assertEq(token.balanceOf(to), before + amount);
        assertEq(token.balanceOf(COMMUNITY), Genesis.COMMUNITY - amount);
        assertEq(token.totalSupply(), Genesis.CAP);
    }

    function test_investorsVestLinearly() external {
        vm.warp(1_000);
        Vesting vesting = Vesting(payable(Deploy.create("Vesting", abi.encode(address(0x77), 1_000, 1_000))));
        vm.prank(recipients()[1]);
        token.transfer(address(vesting), Genesis.INVESTORS);
        vesting.release(address(token));
        assertEq(token.balanceOf(address(0x77)), 0);
        vm.warp(1_250);
        vesting.release(address(token));
        assertEq(token.balanceOf(address(0x77)), Genesis.INVESTORS / 4);
        vm.warp(2_000);
        vesting.release(address(token));
        assertEq(token.balanceOf(address(0x77)), Genesis.INVESTORS);
    }

    function permitDigest(address owner, address spender, uint256 value, uint256 nonce, uint256 deadline)
        private
        view
        returns (bytes32)
    {
        bytes32 content = keccak256(abi.encode(PERMIT, owner, spender, value, nonce, deadline));
        return keccak256(abi.encodePacked(hex"1901", token.DOMAIN_SEPARATOR(), content));
    }
}
