// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {IDirectory} from "cess/governance/IDirectory.sol";
import {IDataRightsRegistry} from "cess/rights/IDataRightsRegistry.sol";
import {IRightsDisputes} from "cess/rights/IRightsDisputes.sol";
import {Test} from "cess-test/Test.sol";
import {GameItems} from "../src/GameItems.sol";
import {IGameItems} from "../src/IGameItems.sol";
import {NetworkDouble} from "./NetworkDouble.sol";

/// @dev Claims its licence again while it is handed the item.
contract GreedyPlayer {
    GameItems private immutable ITEMS;
    bytes public refusal;

    constructor(GameItems items) {
        ITEMS = items;
    }

    function play(uint64 licence) external {
        ITEMS.claim(licence);
    }

    function onERC1155Received(address, address, uint256, uint256, bytes calldata) external returns (bytes4) {
        try ITEMS.claim(1) {}
        catch (bytes memory reason) {
            refusal = reason;
        }
        return IERC1155Receiver.onERC1155Received.selector;
    }
}

/// @title Items: an asset of the studio's, a licence, one item for it.
contract GameItemsTest is Test {
    bytes32 private constant TEXT = keccak256("You may show it in the game.");
    uint40 private constant SWORD = 7;

    address private studio;
    address private player;
    address private friend;
    NetworkDouble private network;
    GameItems private items;
    uint40 private until;

    function setUp() external {
        studio = makeAddress("studio");
        player = makeAddress("player");
        friend = makeAddress("friend");
        network = new NetworkDouble();
        items = new GameItems(IDirectory(address(network)));
        network.certify(studio, SWORD, claimOf(SWORD));
        until = uint40(vm.getBlockTimestamp() + 30 days);
    }

    function test_aKindIsTheAssetsHolders() external {
        vm.expectRevert(abi.encodeWithSelector(IGameItems.OnlyAssetHolder.selector, SWORD, studio, player));
        vm.prank(player);
        items.introduce(SWORD, claimOf(SWORD), TEXT, 2);
        introduce(2);
        assertEq(items.kindOf(SWORD).fid, claimOf(SWORD).fid);
        assertEq(items.kindOf(SWORD).limit, 2);
        assertEq(items.uri(SWORD), string.concat("cess:file/", "0x", hexOf(claimOf(SWORD).fid)));
        vm.expectRevert(abi.encodeWithSelector(IGameItems.KindTaken.selector, SWORD));
        introduce(9);
    }

    function test_kindsThatMakeNoSense() external {
        IDataRightsRegistry.Claim memory altered = claimOf(SWORD);
        altered.fid = keccak256("another file");
        vm.startPrank(studio);
        vm.expectRevert(
            abi.encodeWithSelector(
                IDataRightsRegistry.ClaimMismatch.selector, SWORD, network.claims(SWORD), keccak256(abi.encode(altered))
            )
        );
        items.introduce(SWORD, altered, TEXT, 2);
        vm.expectRevert(abi.encodeWithSelector(IGameItems.LicenceTextUnnamed.selector));
        items.introduce(SWORD, claimOf(SWORD), 0, 2);
        vm.expectRevert(abi.encodeWithSelector(IGameItems.LimitMissing.selector));
        items.introduce(SWORD, claimOf(SWORD), TEXT, 0);
        network.judge(SWORD, IRightsDisputes.Standing.Invented, false);
        vm.expectRevert(abi.encodeWithSelector(IGameItems.AssetDoubtful.selector, SWORD));
        items.introduce(SWORD, claimOf(SWORD), TEXT, 2);
    }

    function test_oneItemForALicence() external {
        introduce(2);
        network.license(1, player, SWORD, TEXT, until);
        assertEq(claim(player, 1), SWORD);
        assertEq(items.balanceOf(player, SWORD), 1);
        vm.expectRevert(abi.encodeWithSelector(IGameItems.LicenceSpent.selector, 1));
        claim(player, 1);
        vm.expectRevert(abi.encodeWithSelector(IGameItems.OnlyLicensee.selector, 1, player, friend));
        claim(friend, 1);
    }

    function test_licencesThatBringNothing() external {
        network.license(1, player, SWORD, TEXT, until);
        vm.expectRevert(abi.encodeWithSelector(IGameItems.KindUnknown.selector, SWORD));
        claim(player, 1);
        introduce(2);
        bytes32 other = keccak256("You may print it.");
        network.license(2, player, SWORD, other, until);
        vm.expectRevert(abi.encodeWithSelector(IGameItems.LicenceOfAnotherText.selector, 2, TEXT, other));
        claim(player, 2);
        vm.expectRevert(abi.encodeWithSelector(IGameItems.OnlyLicensee.selector, 99, address(0), player));
        claim(player, 99);
        vm.warp(until);
        vm.expectRevert(abi.encodeWithSelector(IGameItems.LicenceOver.selector, 1, until, until));
        claim(player, 1);
    }

    function test_nothingIsClaimedOfADoubtfulAsset() external {
        introduce(2);
        network.license(1, player, SWORD, TEXT, until);
        network.judge(SWORD, IRightsDisputes.Standing.Unchecked, true);
        vm.expectRevert(abi.encodeWithSelector(IGameItems.AssetDoubtful.selector, SWORD));
        claim(player, 1);
        network.judge(SWORD, IRightsDisputes.Standing.Confirmed, false);
        claim(player, 1);
    }

    function test_noMoreThanTheLimit() external {
        introduce(1);
        network.license(1, player, SWORD, TEXT, until);
        network.license(2, friend, SWORD, TEXT, until);
        claim(player, 1);
        vm.expectRevert(abi.encodeWithSelector(IGameItems.SoldOut.selector, SWORD, 1));
        claim(friend, 2);
    }

    function test_whoHasItemAndLicenceReads() external {
        introduce(2);
        network.license(1, player, SWORD, TEXT, until);
        assertEq(items.readableUntil(SWORD, player), 0);
        claim(player, 1);
        assertEq(items.readableUntil(SWORD, player), until);
        vm.prank(player);
        items.safeTransferFrom(player, friend, SWORD, 1, "");
        assertEq(items.readableUntil(SWORD, player), 0);
        assertEq(items.readableUntil(SWORD, friend), 0);
        network.license(2, friend, SWORD, TEXT, until);
        assertEq(items.readableUntil(SWORD, friend), until);
        vm.warp(until);
        assertEq(items.readableUntil(SWORD, friend), 0);
    }

    /// @dev Fraud: a receiver that claims again from within the claim.
    function test_aReceiverCannotSpendItsLicenceTwice() external {
        introduce(5);
        GreedyPlayer greedy = new GreedyPlayer(items);
        network.license(1, address(greedy), SWORD, TEXT, until);
        greedy.play(1);
        assertEq(items.balanceOf(address(greedy), SWORD), 1);
        assertEq(items.kindOf(SWORD).minted, 1);
        assertEq(greedy.refusal(), abi.encodeWithSelector(IGameItems.LicenceSpent.selector, 1));
    }

    /// @dev However many claim, items are never more than the limit, nor more than licences.
    function testFuzz_limitHolds(uint32 limit, uint8 licences) external {
        limit = uint32(bound(limit, 1, 20));
        introduce(limit);
        uint256 minted;
        for (uint64 licence = 1; licence <= licences % 32; licence++) {
            network.license(licence, player, SWORD, TEXT, until);
            vm.prank(player);
            try items.claim(licence) {
                minted++;
            } catch {}
        }
        assertEq(minted, licences % 32 < limit ? licences % 32 : limit);
        assertEq(items.balanceOf(player, SWORD), minted);
        assertEq(items.kindOf(SWORD).minted, minted);
    }

    function introduce(uint32 limit) private {
        vm.prank(studio);
        items.introduce(SWORD, claimOf(SWORD), TEXT, limit);
    }

    function claim(address who, uint64 licence) private returns (uint256) {
        vm.prank(who);
        return items.claim(licence);
    }

    function hexOf(bytes32 word) private pure returns (string memory) {
        bytes memory digits = new bytes(64);
        for (uint256 i = 0; i < 64; i++) {
            uint8 nibble = uint8(word[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15;
            digits[i] = bytes1(nibble < 10 ? 48 + nibble : 87 + nibble);
        }
        return string(digits);
    }

    function claimOf(uint256 certificate) private pure returns (IDataRightsRegistry.Claim memory one) {
        one.fid = keccak256(abi.encode("fid", certificate));
        one.instanceHash = keccak256(abi.encode("instance", certificate));
        one.keyCommitment = keccak256(abi.encode("key", certificate));
        one.deal = uint32(certificate);
        one.mediaType = IDataRightsRegistry.MediaType.Image;
    }
}
